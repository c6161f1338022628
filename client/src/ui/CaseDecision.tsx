import { useState } from 'react'
import { refusalText } from '../api/refusal-text'
import { useMutation } from '../api/use-mutation'
import { DecisionForm } from './DecisionForm'

interface Props {
  action: 'referral.decideCase' | 'traffic.decideCase'
  caseId: string
  by: string
  /** What is said against those who wait. */
  refuse: string
  /** The same, of so many for whom it was said. */
  refusedText: (decided: number) => string
  onDecided: (words: string) => void
}

/** One decision for all who wait in a case, and how many it was taken for. */
export function CaseDecision({ action, caseId, by, refuse, refusedText, onDecided }: Props) {
  const [note, setNote] = useState('')
  const deciding = useMutation(action, {
    onDone: ({ decided, left }, { decision }) => {
      const what = decision === 'release' ? `放行了 ${decided} 位` : refusedText(decided)
      onDecided(left > 0 ? `${what}，还有 ${left} 位` : what)
    },
  })
  return (
    <DecisionForm
      note={note}
      onNote={setNote}
      refuse={refuse}
      running={deciding.running}
      problem={deciding.error ? refusalText(deciding.error) : null}
      onDecide={(decision) => void deciding.run({ caseId, decision, note: note.trim(), by })}
    />
  )
}
