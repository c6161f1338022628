import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { usePages } from '../../../api/use-pages'
import { CaseSheet } from '../../../ui/CaseSheet'
import { DecisionForm } from '../../../ui/DecisionForm'
import { BondSignals } from './BondSignals'
import type { ReviewCase } from './review-text'

interface Props {
  held: ReviewCase
  by: string
  onClose: () => void
  onDecided: (words: string) => void
}

/** The friends of one case with the reasons, and one decision for all who wait. */
export function ReviewSheet({ held, by, onClose, onDecided }: Props) {
  const { caseId } = held
  // Each look is on record, so that one question brings the case and its friends.
  const pages = usePages(
    'referral.getCase',
    { caseId },
    {
      nextOf: ({ nextAfterBondId }) => (nextAfterBondId === null ? null : { caseId, afterBondId: nextAfterBondId }),
      itemsOf: (page) => [page],
      refreshOnShow: false,
    },
  )
  return (
    <CaseSheet
      held={held}
      pages={pages}
      moreText="看更多好友"
      deciding={<Deciding caseId={caseId} by={by} onDecided={onDecided} />}
      decisionText={({ decision, bonds }) => `${decision === 'released' ? '放行' : '不发放'} ${bonds} 位`}
      onClose={onClose}
    >
      {({ bonds }) => bonds.map((bond) => <BondSignals key={bond.bondId} bond={bond} />)}
    </CaseSheet>
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
