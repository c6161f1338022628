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
import { BondSignals } from './BondSignals'
import type { ReviewCase } from './review-text'

interface Props {
  held: ReviewCase
  by: string
  onClose: () => void
  onDecided: (words: string) => void
}

/** The friends of one case with the reasons, and one decision for all who wait. */
export function CaseSheet({ held, by, onClose, onDecided }: Props) {
  const { caseId } = held
  // Each look is on record, so that one question brings the case and its friends.
  const { query, more } = usePages(
    'referral.getCase',
    { caseId },
    {
      nextOf: ({ nextAfterBondId }) => (nextAfterBondId === null ? null : { caseId, afterBondId: nextAfterBondId }),
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
            .flatMap(({ bonds }) => bonds)
            .map((bond) => (
              <BondSignals key={bond.bondId} bond={bond} />
            ))}
          <MoreButton more={more}>看更多好友</MoreButton>
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
  const deciding = useMutation('referral.decideCase', {
    onDone: ({ decided, left }, { decision }) => {
      const what = decision === 'release' ? `放行了 ${decided} 位` : `${decided} 位不发放`
      onDecided(left > 0 ? `${what}，还有 ${left} 位` : what)
    },
  })
  return (
    <DecisionForm
      note={note}
      onNote={setNote}
      refuse="不发放"
      running={deciding.running}
      problem={deciding.error ? refusalText(deciding.error) : null}
      onDecide={(decision) => void deciding.run({ caseId, decision, note: note.trim(), by })}
    />
  )
}

interface Decision {
  decision: 'released' | 'refused'
  bonds: number
  by: string
  note: string
  at: number
}

function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  if (decisions.length === 0) return null
  return (
    <Section title="处理记录">
      <Card inset="rows">
        {decisions.map(({ decision, bonds, by, note, at }) => (
          <ListRow
            key={`${at} ${by} ${decision}`}
            title={`${decision === 'released' ? '放行' : '不发放'} ${bonds} 位`}
            note={`${by}：${note}`}
            value={dayText(businessDayOf(at))}
          />
        ))}
      </Card>
    </Section>
  )
}
