import { usePages } from '../../../api/use-pages'
import { CaseDecision } from '../../../ui/CaseDecision'
import { CaseSheet } from '../../../ui/CaseSheet'
import { HeldMemberCard } from './HeldMemberCard'
import type { HeldCase } from './held-text'

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
  const pages = usePages(
    'traffic.getCase',
    { caseId },
    {
      nextOf: ({ nextAfterMemberId }) =>
        nextAfterMemberId === null ? null : { caseId, afterMemberId: nextAfterMemberId },
      itemsOf: (page) => [page],
      refreshOnShow: false,
    },
  )
  return (
    <CaseSheet
      held={held}
      pages={pages}
      moreText="看更多会员"
      deciding={
        <CaseDecision
          action="traffic.decideCase"
          caseId={caseId}
          by={by}
          refuse="确认不是顾客"
          refusedText={(decided) => `确认了 ${decided} 位`}
          onDecided={onDecided}
        />
      }
      decisionText={({ decision, members }) => `${decision === 'released' ? '放行' : '确认'} ${members} 位`}
      onClose={onClose}
    >
      {({ members }) => members.map((member) => <HeldMemberCard key={member.memberId} member={member} />)}
    </CaseSheet>
  )
}
