import { Button } from 'antd'
import { Link } from 'react-router'
import { Card } from '../../ui/Page'
import { type Column, Rows } from '../../ui/Rows'
import { momentText, shortId } from '../../ui/words'
import { addedText, commonSignals, type HeldMember, ownSignals, signalText } from './common-signals'

export type Decision = 'release' | 'refuse'

const DECIDED: Record<string, string> = { released: '已放行', refused: '已确认', lapsed: '到期放行' }

export const nameOf = ({ memberId, name }: Pick<HeldMember, 'memberId' | 'name'>) => name ?? shortId(memberId)

interface Props {
  members: readonly HeldMember[]
  more: { has: boolean; isAsking: boolean; ask(): void }
  onDecide: (decision: Decision, member: HeldMember) => void
}

/** What they have in common, once, and each of them in a line with what is theirs alone. */
export function HeldMembers({ members, more, onDecide }: Props) {
  const common = commonSignals(members)
  const hasOwn = members.some((member) => ownSignals(member, common).length > 0)
  const own: Column<HeldMember> = {
    title: '另外看到',
    of: (member) => ownSignals(member, common).map(signalText).join('；') || '–',
  }
  return (
    <>
      {common.length > 0 && (
        <Card title="为什么停" hint={members.length > 1 ? '每一位都一样' : undefined}>
          <Rows
            name="信号"
            rows={common}
            keyOf={({ key }) => key}
            columns={[
              { title: '信号', of: ({ title }) => title },
              { title: '看到', of: ({ valueText }) => valueText },
              { title: '加分', of: ({ contribution }) => addedText(contribution), isFigure: true },
            ]}
          />
        </Card>
      )}
      <Card title="会员">
        <Rows
          name="会员"
          rows={members}
          keyOf={({ memberId }) => memberId}
          more={more}
          columns={[
            { title: '谁', of: (member) => <Link to={`/members/${member.memberId}`}>{nameOf(member)}</Link> },
            { title: '从哪来', of: ({ entrance }) => entrance ?? '没有入口码', isExtra: true },
            ...(hasOwn ? [own] : []),
            { title: '停放', of: ({ heldAt }) => momentText(heldAt), isFigure: true },
            { title: '可疑', of: ({ score }) => `${score.toFixed(1)} 分`, isFigure: true },
            { title: '决定', of: (member) => <Decide member={member} onDecide={onDecide} />, isFigure: true },
          ]}
        />
      </Card>
    </>
  )
}

/** Whoever waits may be decided either way; whoever was confirmed may still be let go. */
function Decide({ member, onDecide }: { member: HeldMember } & Pick<Props, 'onDecide'>) {
  const { memberId, decision } = member
  const what = `${nameOf(member)}，${memberId}`
  return (
    <>
      {decision !== null && <span className="soft">{DECIDED[decision]}</span>}
      {decision === null && (
        <Button type="link" size="small" aria-label={`确认 ${what}`} onClick={() => onDecide('refuse', member)}>
          确认
        </Button>
      )}
      {(decision === null || decision === 'refused') && (
        <Button type="link" size="small" aria-label={`放行 ${what}`} onClick={() => onDecide('release', member)}>
          放行
        </Button>
      )}
    </>
  )
}
