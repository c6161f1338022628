import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { MemberField, useChosenMember } from '../../people/member/MemberField'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { dayText } from '../../ui/words'

type Explained = ActionOutput<'segment.explain'>
type Part = NonNullable<Explained['explained']>

/** Why a member is in the segment or is not: each condition with what the member has there. */
export function WhyMember({ segmentId }: { segmentId: string }) {
  const chosen = useChosenMember(true)
  const memberId = chosen.member?.memberId
  const asked = useAsk('segment.explain', memberId === undefined ? null : { segmentId, memberId })
  return (
    <Card title="某一位在不在，为什么" hint="按保存的条件看，不是正在改的">
      <MemberField label="哪一位会员" chosen={chosen} />
      {memberId !== undefined && (
        <Answer asked={asked} lines={3}>
          {(told) => <Told told={told} />}
        </Answer>
      )}
    </Card>
  )
}

function Told({ told }: { told: Explained }) {
  const { explained, sinceDay, turnsOn } = told
  return (
    <>
      <p className="line">
        <Stands told={told} />
      </p>
      {sinceDay !== null && <p className="soft small">从 {dayText(sinceDay)} 起</p>}
      {turnsOn !== null && (
        <p className="soft small">
          什么都不做，到 {dayText(turnsOn)} 会{told.isMet ? '离开' : '进来'}
        </p>
      )}
      {explained && (
        <ul className="plain-list">
          <PartLine part={explained} />
        </ul>
      )}
    </>
  )
}

function Stands({ told: { state, isIn, isMet } }: { told: Explained }) {
  if (state === 'withdrawn') return <Status tone="plain">没有同意个性化，不在任何人群里</Status>
  if (state === 'gone') return <Status tone="plain">已经不是会员</Status>
  if (isIn === isMet) return <Status tone={isIn ? 'good' : 'plain'}>{isIn ? '在里面' : '不在里面'}</Status>
  return <Status tone="watch">{isIn ? '还在里面，按现在该离开了' : '还不在里面，按现在该进来了'}</Status>
}

function PartLine({ part: { text, isMet, actual, parts } }: { part: Part }) {
  return (
    <li>
      <span className="line">
        <span>
          {text}
          {actual !== null && <span className="soft">（{actual}）</span>}
        </span>
        <Status tone={isMet ? 'good' : 'plain'}>{isMet ? '符合' : '不符合'}</Status>
      </span>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <PartLine key={part.text} part={part} />
          ))}
        </ul>
      )}
    </li>
  )
}
