import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { type Mutation, useMutation } from '../../../api/use-mutation'
import { vibrateShort } from '../../../platform/vibration'

export type CheckInAnswer = ActionOutput<'check-in.perform'>

interface Acts {
  onPerformed: (performed: CheckInAnswer) => void
  /** Today's check-in already exists, for instance from another phone: what is shown is old. */
  onOutdated: () => void
}

export interface CheckIn extends Mutation<'check-in.perform'> {
  /** What was earned on this screen today; earlier days are forgotten. */
  performed: CheckInAnswer | null
}

export function usePerformCheckIn({ onPerformed, onOutdated }: Acts, today: string): CheckIn {
  const [performed, setPerformed] = useState<CheckInAnswer | null>(null)
  const mutation = useMutation('check-in.perform', {
    onDone: (output) => {
      vibrateShort()
      setPerformed(output)
      onPerformed(output)
    },
    onError: ({ code }) => {
      if (code === 'ALREADY_CHECKED_IN') onOutdated()
    },
  })
  return { ...mutation, performed: performed?.day === today ? performed : null }
}
