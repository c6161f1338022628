import type { TargetRules } from '#shared/front/today/rules'
import type { GrowthRules } from '#shared/growth/task/growth-rules'
import type { TaskRules } from '#shared/growth/task/task-rules'
import type { TierRules } from '#shared/ledger/tier/rules'
import type { CheckInRules } from '#shared/loyalty/check-in/rules'
import { useAsk } from '../../api/use-ask'
import { TIER_PALETTES } from '../../frame/theme'
import { useRight } from '../../frame/use-person'
import { GrowthInWords, isWhole, TasksInWords } from '../../growth/task/RulesInWords'
import { Card } from '../../ui/Page'
import { grouped } from '../../ui/words'
import { TargetsInWords } from './TargetsInWords'

const STEP_PX = 34

/** Draws ladders as ladders, targets in yuan and percent, rules of growth and tasks in words; for all other rules it draws nothing. */
export function LadderOf({ setting, document, today }: { setting: string; document: unknown; today: unknown }) {
  // A document being typed may be incomplete; only one with a valid shape is drawn.
  if (setting === 'tier') return <TierLadder rules={document as TierRules} today={today as TierRules} />
  if (setting === 'check-in') return <CheckInLadder rules={document as CheckInRules} />
  if ((setting === 'growth' || setting === 'tasks') && !isWhole(setting, document)) return null
  if (setting === 'growth') return <GrowthInWords rules={document as GrowthRules} />
  if (setting === 'tasks') return <TasksInWords rules={document as TaskRules} />
  if (setting === 'targets') return <TargetsInWords rules={document as TargetRules} />
  return null
}

function TierLadder({ rules, today }: { rules: TierRules; today: TierRules }) {
  const maySeeReports = useRight('reports')
  const counted = useAsk('tier.report', maySeeReports ? {} : null).answer?.tiers
  return (
    <Card
      title="会员等级"
      hint={`成长值看近 ${rules.windowMonths} 个月，等级有效 ${rules.validMonths} 个月；划掉的是今天的`}
    >
      <ol className="ladder">
        {rules.tiers.map((tier, index) => {
          const before = today.tiers.find(({ key }) => key === tier.key)
          const palette = TIER_PALETTES[tier.palette]
          return (
            <li key={tier.key}>
              <span>
                <strong>
                  <Changed before={before?.threshold} after={tier.threshold} />
                </strong>{' '}
                <span className="soft small">成长值</span>
                <HowMany members={counted?.find(({ key }) => key === tier.key)?.members} />
              </span>
              <div
                className="step"
                style={{
                  minHeight: 64 + index * STEP_PX,
                  background: `linear-gradient(135deg, ${palette.from}, ${palette.to})`,
                  color: palette.text,
                }}
              >
                <strong>{tier.name}</strong>
                <span>{tier.pointsMultiplierPercent / 100} 倍积分</span>
                {tier.keepGrowth > 0 && (
                  <span style={{ color: palette.textSoft }}>留级 {grouped(tier.keepGrowth)}</span>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

/** A tier that is only typed has none yet. */
function HowMany({ members }: { members: number | undefined }) {
  if (members === undefined) return null
  return <span className="soft small"> · {grouped(members)} 人</span>
}

function CheckInLadder({ rules }: { rules: CheckInRules }) {
  return (
    <Card title="连续签到" hint={`每天 ${rules.dailyPoints} 积分；到这一天另外给`}>
      <ol className="ladder">
        {rules.streakLadder.map(({ days, points, makeUpCards, growth = 0, couponKey }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be of one day while they are typed
          <li key={index}>
            <span>
              <strong>{days}</strong> <span className="soft small">天</span>
            </span>
            <div className="step" style={{ minHeight: 48 + index * 18 }}>
              <strong>{points > 0 ? `+${points} 积分` : ''}</strong>
              {growth > 0 && <span className="soft small">+{growth} 成长值</span>}
              {couponKey && <span className="soft small">券 {couponKey}</span>}
              {makeUpCards > 0 && <span className="soft small">补签卡 {makeUpCards} 张</span>}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Changed({ before, after }: { before: number | undefined; after: number }) {
  if (before === undefined || before === after) return <>{grouped(after)}</>
  return (
    <>
      <del>{grouped(before)}</del>
      <ins>{grouped(after)}</ins>
    </>
  )
}
