import { useState } from 'react'
import { readMemberCode } from '../../../api/shown-code'
import { scanCode } from '../../../platform/scan'
import { readScannedPickUp } from './member-code'
import { useSale } from './use-sale'

const NOT_A_MEMBER_CODE = '这不是会员码。请会员打开会员码页面，再扫一次'

/** Serves one customer after another: find the member, enter the amount, check the price, done. */
export function useCounter(storeId: string, onStaleGoods: () => void, onPickUp: (code: string) => void) {
  const sale = useSale(storeId, onStaleGoods)
  const [isTyping, setIsTyping] = useState(true)
  const [isOtherCode, setIsOtherCode] = useState(false)

  const find = (memberCode: string) => {
    setIsOtherCode(false)
    setIsTyping(true)
    void sale.find(memberCode)
  }
  const scan = async () => {
    const text = await scanCode()
    if (text === null) return
    const memberCode = readMemberCode(text)
    sale.clearProblem()
    const pickUpCode = memberCode === null ? readScannedPickUp(text) : null
    if (pickUpCode !== null) {
      setIsOtherCode(false)
      onPickUp(pickUpCode)
      return
    }
    setIsOtherCode(memberCode === null)
    if (memberCode !== null) find(memberCode)
  }
  const scanAgain = () => {
    sale.startOver()
    setIsTyping(true)
    void scan()
  }
  const toQuote = async () => {
    if (await sale.price()) setIsTyping(false)
  }
  return {
    sale,
    isTyping,
    find,
    scan,
    scanAgain,
    toQuote,
    toAmount: () => setIsTyping(true),
    problem: isOtherCode ? NOT_A_MEMBER_CODE : sale.problem,
  }
}
