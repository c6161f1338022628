import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { usePages } from '../../api/use-pages'
import { useOwnName } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText, shortId } from '../../ui/words'
import { PastDecisions } from './PastDecisions'

type Decision = 'release' | 'refuse'
type HeldBond = ActionOutput<'referral.getCase'>['bonds'][number]
const ACTS: Record<string, string> = { purchase: '消费', 'check-in': '签到', phone: '绑定了手机号' }
const VERBS: Record<Decision, string> = { release: '放行，把奖励发出去', refuse: '不发这些奖励' }

/** One case with every signal for and against it; the decision is stored with its reason. */
export function CasePage() {
  const { caseId = '' } = useParams()
  // Each look is on record, so that one question brings the case and its friends.
  const list = usePages(
    'referral.getCase',
    { caseId },
    ({ nextAfterBondId }) => (nextAfterBondId === null ? null : { caseId, afterBondId: nextAfterBondId }),
    (page) => [page],
  )
  const [first] = list.asked.answer ?? []
  const decide = useAct('referral.decideCase')
  const [decision, setDecision] = useState<Decision | null>(null)
  const by = useOwnName()
  const found = first?.case
  const decisions = first?.decisions ?? []
  return (
    <Page
      under={{ to: '/channels/referrals', title: '渠道与入口' }}
      title={found?.title ?? '停放的邀请'}
      hint={found && <HowMany isStrong={found.isStrong} open={found.open} />}
      acts={
        found?.isOpen && (
          <>
            <Button onClick={() => setDecision('refuse')}>不发</Button>
            <Button type="primary" onClick={() => setDecision('release')}>
              放行
            </Button>
          </>
        )
      }
    >
      <Answer asked={list.asked} lines={8}>
        {(pages) => (
          <div className="stack">
            {pages
              .flatMap(({ bonds }) => bonds)
              .map((bond) => (
                <BondCard key={bond.bondId} bond={bond} />
              ))}
            {list.more.has && (
              <Button loading={list.more.isAsking} onClick={list.more.ask}>
                更多
              </Button>
            )}
            <PastDecisions
              decisions={decisions}
              textOf={({ decision: was, bonds: count }) => `${was === 'released' ? '放行' : '不发'} ${count} 笔`}
            />
          </div>
        )}
      </Answer>
      <ActDialog
        title={found?.title ?? ''}
        verb={decision ? VERBS[decision] : ''}
        isOpen={decision !== null}
        onClose={() => setDecision(null)}
        isRunning={decide.isRunning}
        error={decide.error}
        isDestructive={decision === 'refuse'}
        act={async (note) => decision !== null && (await decide.run({ caseId, decision, note, by })) !== null}
      >
        <p>一次决定这一组里前 20 笔，还有剩下的再做一次。</p>
      </ActDialog>
    </Page>
  )
}

/** One friend, by whom they were brought, and every signal for and against it. */
function BondCard({ bond }: { bond: HeldBond }) {
  const { bondId, inviterId, score, heldAt, signals, decision: decided, ...who } = bond
  const stores = useStores()
  return (
    <Card
      title={
        <>
          <Link to={`/members/${inviterId}`}>{who.inviterName ?? shortId(inviterId)}</Link> 邀请了{' '}
          <Link to={`/members/${bondId}`}>{who.friendName ?? shortId(bondId)}</Link>
        </>
      }
      hint={[
        actText(who.act ?? null, stores.nameOf),
        `${momentText(heldAt)} 停放`,
        `可疑 ${score.toFixed(1)} 分`,
        decided ? '已决定' : null,
      ]
        .filter((part) => part !== null)
        .join(' · ')}
    >
      <Rows
        name="信号"
        rows={signals}
        keyOf={({ key }) => key}
        columns={[
          { title: '信号', of: ({ title }) => title },
          { title: '看到', of: ({ valueText }) => valueText },
          { title: '界限', of: ({ thresholdText }) => <span className="soft">{thresholdText}</span>, isExtra: true },
          { title: '加分', of: ({ contribution }) => contribution.toFixed(1), isFigure: true },
        ]}
      />
    </Card>
  )
}

/** '好友在春熙路店消费' */
function actText(act: NonNullable<HeldBond['act']> | null, nameOf: (storeId: string) => string): string | null {
  const what = act === null ? undefined : ACTS[act.kind]
  if (act === null || what === undefined) return null
  return `好友${act.storeId === null ? '' : `在${nameOf(act.storeId)}`}${what}`
}

function HowMany({ isStrong, open }: { isStrong: boolean; open: number }) {
  if (open === 0) return <Status tone="good">都决定了</Status>
  return <Status tone={isStrong ? 'bad' : 'watch'}>停着 {open} 笔</Status>
}
