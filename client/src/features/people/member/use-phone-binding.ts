import { useState } from 'react'
import { type ApiError, isUndecided } from '../../../api/api-error'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { phoneNumberButton } from '../../../platform/official-buttons'
import type { Profile } from './use-profile'

export interface PhoneAnswer {
  tone: 'success' | 'info' | 'danger'
  text: string
}

interface PhoneBinding {
  /** Spread into the `Button` that asks. */
  button: ReturnType<typeof phoneNumberButton>
  running: boolean
  /** The result of the last attempt. */
  answer: PhoneAnswer | null
}

/** Binds the phone number that WeChat vouches for. A member who refuses loses nothing else. */
export function usePhoneBinding(onBound: (profile: Profile) => void): PhoneBinding {
  const [hasDeclined, setHasDeclined] = useState(false)
  const [isBound, setIsBound] = useState(false)
  const bind = useMutation('member.bindPhone', {
    onDone: (profile) => {
      setIsBound(true)
      onBound(profile)
    },
  })
  const button = phoneNumberButton((code) => {
    setHasDeclined(code === null)
    setIsBound(false)
    bind.clearError()
    if (code !== null) void bind.run({ code })
  })
  return { button, running: bind.running, answer: answerOf(bind.error, hasDeclined, isBound) }
}

function answerOf(error: ApiError | null, hasDeclined: boolean, isBound: boolean): PhoneAnswer | null {
  if (isBound) return { tone: 'success', text: '手机号已绑定' }
  if (hasDeclined) return { tone: 'info', text: '没有拿到手机号，不影响使用。想绑定时再点一次' }
  return error ? { tone: 'danger', text: bindingRefusal(error) } : null
}

/** WeChat's code can be exchanged once, so another try has to start at its button. */
function bindingRefusal(error: ApiError): string {
  return isUndecided(error) ? '没有收到回应，可能已经绑定。再点一次绑定按钮确认' : refusalText(error)
}
