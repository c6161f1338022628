import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { usePages } from '../../../api/use-pages'
import { CaseSheet } from '../../../ui/CaseSheet'
import { DecisionForm } from '../../../ui/DecisionForm'
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
      deciding={<Deciding caseId={caseId} by={by} onDecided={onDecided} />}
      decisionText={({ decision, members }) => `${decision === 'released' ? '放行' : '确认'} ${members} 位`}
      onClose={onClose}
    >
      {({ members }) => members.map((member) => <HeldMemberCard key={member.memberId} member={member} />)}
    </CaseSheet>
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
