import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { type Mutation, useMutation } from '../../../api/use-mutation'
import { vibrateShort } from '../../../platform/vibration'

export type CheckInAnswer = ActionOutput<'check-in.perform'>

interface Acts {
  onPerformed: (performed: CheckInAnswer) => void
  /** Today's check-in is there already, such as from another phone: what is shown is old. */
  onOutdated: () => void
}

export interface CheckIn extends Mutation<'check-in.perform'> {
  /** What was earned on this screen; a memory of another day has no place on it. */
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
