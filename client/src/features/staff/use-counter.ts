import { useState } from 'react'
import { isUndecided } from '../../api/api-error'
import { useMutation } from '../../api/use-mutation'
import { scanCode } from '../../platform/scan'
import { clerkText } from './clerk-text'
import type { FoundMember } from './MemberPreview'
import { readMemberCode } from './member-code'
import { useSale } from './use-sale'

type Step = { kind: 'finding' } | { kind: 'selling'; member: FoundMember } | { kind: 'done'; member: FoundMember }

const NOT_A_MEMBER_CODE = '这不是会员码。请会员打开会员码页面，再扫一次'

/** One customer at the till after the other: find, sell, done. */
export function useCounter(storeId: string) {
  const [step, setStep] = useState<Step>({ kind: 'finding' })
  const [isOtherCode, setIsOtherCode] = useState(false)
  const lookUp = useMutation('staff.lookUpMember', { onDone: (member) => setStep({ kind: 'selling', member }) })
  const sale = useSale(storeId, () => setStep((now) => (now.kind === 'selling' ? { ...now, kind: 'done' } : now)))

  const find = (memberCode: string) => {
    setIsOtherCode(false)
    void lookUp.run({ memberCode, storeId })
  }
  const scan = async () => {
    const text = await scanCode()
    if (text === null) return
    const memberCode = readMemberCode(text)
    lookUp.clearError()
    setIsOtherCode(memberCode === null)
    if (memberCode !== null) find(memberCode)
  }
  const restart = () => {
    setStep({ kind: 'finding' })
    sale.clear()
  }
  const problem = isOtherCode ? NOT_A_MEMBER_CODE : lookUp.error ? lookUpText(lookUp.error) : null
  return { step, sale, find, scan, restart, isFinding: lookUp.running, problem }
}

/** Looking up changes nothing, so a lost answer needs no care. */
function lookUpText(error: Parameters<typeof clerkText>[0]): string {
  return isUndecided(error) ? '没有收到回应。再扫一次' : clerkText(error)
}
