import { View } from '@tarojs/components'
import { useState } from 'react'
import { CODE_LENGTH, readTypedCode } from '#shared/kernel/checked-code'
import { couponRefusalText } from '#shared/loyalty/coupon/refusal-text'
import type { ApiError } from '../../../api/api-error'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { vibrateShort } from '../../../platform/vibration'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Sheet } from '../../../ui/Sheet'
import type { CouponView } from './coupon-text'

interface Props {
  onClose: () => void
  onExchanged: (coupon: CouponView) => void
}

/** Turns a printed code into its coupon. Typing mistakes are found here and do not use up a try. */
export function ExchangeSheet({ onClose, onExchanged }: Props) {
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const { run, running, error, clearError } = useMutation('coupon.exchange', {
    onDone: ({ coupon }) => {
      vibrateShort()
      onExchanged(coupon)
    },
  })
  const submit = () => {
    const read = readTypedCode(typed)
    if (read.kind === 'code') void run({ code: read.code })
    else setMistake(mistakeText(read.reason))
  }
  const change = (text: string) => {
    setTyped(text)
    setMistake(null)
    clearError()
  }
  const isBlank = typed.trim() === ''
  return (
    <Sheet
      open
      title="输入兑换码"
      onClose={onClose}
      footer={
        <Button loading={running} disabled={isBlank} reason={isBlank ? '先输入兑换码' : undefined} onClick={submit}>
          兑换
        </Button>
      }
    >
      <View>
        <Field
          label="兑换码"
          value={typed}
          onChange={change}
          placeholder="ABCD-EFGH-JKMN"
          hint={`印在卡片上的 ${CODE_LENGTH} 位字母和数字，不分大小写`}
          error={mistake ?? (error ? exchangeProblem(error) : undefined)}
          disabled={running}
          maxLength={64}
        />
      </View>
    </Sheet>
  )
}

/** The number of guesses per hour is limited. */
function exchangeProblem(error: ApiError): string {
  return error.code === 'TOO_MANY_REQUESTS' ? '试的次数太多了。过一小时再试，码不会失效' : refusalText(error)
}

function mistakeText(reason: 'length' | 'character' | 'check'): string {
  if (reason === 'length') return `兑换码有 ${CODE_LENGTH} 位，对照卡片再数一数`
  const { text, next } = couponRefusalText('CODE_MISTYPED', {}, 'member')
  return `${text}。${next}`
}
