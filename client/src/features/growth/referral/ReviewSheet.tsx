import { usePages } from '../../../api/use-pages'
import { CaseDecision } from '../../../ui/CaseDecision'
import { CaseSheet } from '../../../ui/CaseSheet'
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
      deciding={
        <CaseDecision
          action="referral.decideCase"
          caseId={caseId}
          by={by}
          refuse="不发放"
          refusedText={(decided) => `${decided} 位不发放`}
          onDecided={onDecided}
        />
      }
      decisionText={({ decision, bonds }) => `${decision === 'released' ? '放行' : '不发放'} ${bonds} 位`}
      onClose={onClose}
    >
      {({ bonds }) => bonds.map((bond) => <BondSignals key={bond.bondId} bond={bond} />)}
    </CaseSheet>
  )
}
