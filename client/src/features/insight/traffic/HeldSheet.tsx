import { useState } from 'react'
import { businessDayOf } from '#shared/kernel/business-day'
import { errorNoticeOf, refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { usePages } from '../../../api/use-pages'
import { Card } from '../../../ui/Card'
import { DecisionForm } from '../../../ui/DecisionForm'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ListRow } from '../../../ui/ListRow'
import { MoreButton } from '../../../ui/MoreButton'
import { Section } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { Skeleton } from '../../../ui/Skeleton'
import { dayText } from '../../../ui/time-text'
import { HeldMemberCard } from './HeldMemberCard'
import type { HeldCase, HeldCasePage } from './held-text'

interface Props {
  held: HeldCase
  by: string
  onClose: () => void
  onDecided: (words: string) => void
}

/** The members of one case with the reasons, and one decision for all who wait. */
export function HeldSheet({ held, by, onClose, onDecided }: Props) {
  const { caseId } = held
  // Each look is on record, so that one question brings the case and its members.
  const { query, more } = usePages(
    'traffic.getCase',
    { caseId },
    {
      nextOf: ({ nextAfterMemberId }) =>
        nextAfterMemberId === null ? null : { caseId, afterMemberId: nextAfterMemberId },
      itemsOf: (page) => [page],
      refreshOnShow: false,
    },
  )
  const { data, error, loading, refresh } = query
  const [first] = data ?? []
  const waiting = first?.case.open ?? held.open
  return (
    <Sheet
      open
      title={held.title}
      onClose={onClose}
      footer={first && waiting > 0 ? <Deciding caseId={caseId} by={by} onDecided={onDecided} /> : null}
    >
      {data && first ? (
        <>
          {data
            .flatMap(({ members }) => members)
            .map((member) => (
              <HeldMemberCard key={member.memberId} member={member} />
            ))}
          <MoreButton more={more}>看更多会员</MoreButton>
          <Decisions decisions={first.decisions} />
        </>
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={() => void refresh()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Sheet>
  )
}

function Deciding({ caseId, by, onDecided }: Pick<Props, 'by' | 'onDecided'> & { caseId: string }) {
  const [note, setNote] = useState('')
  const deciding = useMutation('traffic.decideCase', {
    onDone: ({ decided, left }, { decision }) => {
      const what = decision === 'release' ? `放行了 ${decided} 位` : `确认了 ${decided} 位`
      onDecided(left > 0 ? `${what}，还有 ${left} 位` : what)
    },
  })
  return (
    <DecisionForm
      note={note}
      onNote={setNote}
      refuse="确认不是顾客"
      running={deciding.running}
      problem={deciding.error ? refusalText(deciding.error) : null}
      onDecide={(decision) => void deciding.run({ caseId, decision, note: note.trim(), by })}
    />
  )
}

function Decisions({ decisions }: Pick<HeldCasePage, 'decisions'>) {
  if (decisions.length === 0) return null
  return (
    <Section title="处理记录">
      <Card inset="rows">
        {decisions.map(({ decision, members, by, note, at }) => (
          <ListRow
            key={`${at} ${by} ${decision}`}
            title={`${decision === 'released' ? '放行' : '确认'} ${members} 位`}
            note={`${by}：${note}`}
            value={dayText(businessDayOf(at))}
          />
        ))}
      </Card>
    </Section>
  )
}
