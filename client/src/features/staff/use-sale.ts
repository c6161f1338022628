import { useState } from 'react'
import { isUndecided } from '../../api/api-error'
import type { ActionOutput } from '../../api/call'
import { useMutation } from '../../api/use-mutation'
import { vibrateShort } from '../../platform/vibration'
import { type AmountKey, fenOf, pressKey } from './amount'
import { actText } from './clerk-text'

export type Recorded = ActionOutput<'purchase.record'>
export type Refunded = ActionOutput<'purchase.refund'>

const UNDO_NOTE = '收银台撤销'
const RECEIPT_NUMBER = /^[\w:.@-]{1,64}$/

export type Sale = ReturnType<typeof useSale>

/** What one customer pays: typed, recorded once, undone once. */
export function useSale(storeId: string, onRecorded: () => void) {
  const [typed, setTyped] = useState('')
  const [receiptNumber, setReceiptNumber] = useState('')
  const [recorded, setRecorded] = useState<Recorded | null>(null)
  const [undone, setUndone] = useState<Refunded | null>(null)
  const record = useMutation('purchase.record', {
    onDone: (answer) => {
      setRecorded(answer)
      vibrateShort()
      onRecorded()
    },
  })
  const refund = useMutation('purchase.refund', { onDone: setUndone })
  // Nobody knows whether the sale was recorded: another amount now would be a second sale.
  const isLocked = record.running || (record.error !== null && isUndecided(record.error))

  const confirm = (memberCode: string) => {
    const number = receiptNumber.trim()
    const receipt = number === '' ? {} : { receiptNumber: number }
    void record.run({ memberCode, storeId, amountFen: fenOf(typed), ...receipt })
  }
  const undo = () => {
    if (!recorded) return
    const { purchaseId, amountFen, refundedFen } = recorded.purchase
    void refund.run({ purchaseId, amountFen: amountFen - refundedFen, note: UNDO_NOTE })
  }
  const clear = () => {
    setTyped('')
    setReceiptNumber('')
    setRecorded(null)
    setUndone(null)
    record.clearError()
    refund.clearError()
  }
  const changed = (change: () => void) => {
    if (isLocked) return
    record.clearError()
    change()
  }
  return {
    typed,
    amountFen: fenOf(typed),
    receiptNumber,
    isReceiptNumberWrong: receiptNumber.trim() !== '' && !RECEIPT_NUMBER.test(receiptNumber.trim()),
    recorded,
    undone,
    isLocked,
    isRecording: record.running,
    isUndoing: refund.running,
    problem: record.error ? actText(record.error, '入账') : null,
    undoProblem: refund.error ? actText(refund.error, '撤销') : null,
    pressKey: (key: AmountKey) => changed(() => setTyped((text) => pressKey(text, key))),
    setReceiptNumber: (text: string) => changed(() => setReceiptNumber(text)),
    confirm,
    undo,
    clear,
  }
}
