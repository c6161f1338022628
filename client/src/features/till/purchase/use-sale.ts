import { useRef, useState } from 'react'
import { plainTyped } from '#shared/kernel/typed-text'
import { type ApiError, isUndecided } from '../../../api/api-error'
import type { ActionOutput } from '../../../api/call'
import { actText, clerkText } from '../../../api/clerk-text'
import { newRequestId } from '../../../api/request-id'
import { useMutation } from '../../../api/use-mutation'
import { vibrateShort } from '../../../platform/vibration'
import { type AmountKey, fenOf, pressKey } from './amount'
import { chosenIds, type Preview } from './coupon-choice'
import { useRelease } from './use-release'

/** How many the customer takes of one product. */
export interface PickedGoods {
  key: string
  name: string
  priceFen: number
  quantity: number
}

/** Goods from the catalogue, or only an amount. */
export type SaleWay = 'goods' | 'amount'

export type Confirmation = ActionOutput<'purchase.confirm'>

const RECEIPT_NUMBER = /^[\w:.@-]{1,64}$/

export type Sale = ReturnType<typeof useSale>

/** One customer at the till: found, priced with the coupons reserved, recorded once, all under one request id. */
export function useSale(storeId: string, onStaleGoods: () => void) {
  // A ref, because the next customer is served in the same tap that sends this one away.
  const requestId = useRef('')
  if (requestId.current === '') requestId.current = newRequestId()
  const [preview, setPreview] = useState<Preview | null>(null)
  /** The coupon whose code was scanned. */
  const [scannedIds, setScannedIds] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const [way, setWay] = useState<SaleWay>('amount')
  const [picks, setPicks] = useState<readonly PickedGoods[]>([])
  const [receiptNumber, setReceiptNumber] = useState('')
  const [confirmed, setConfirmed] = useState<Confirmation | null>(null)
  const previewing = useMutation('purchase.preview')
  const confirming = useMutation('purchase.confirm')
  // Nobody knows whether the sale was recorded, so anything but a retry could be a second sale.
  const isLocked = confirming.running || (confirming.error !== null && isUndecided(confirming.error))
  const release = useRelease(requestId, confirmed || isLocked ? null : preview)
  const amountFen = way === 'amount' ? fenOf(typed) : worthOf(picks)
  const sold =
    way === 'amount' ? { amountFen } : { lines: picks.map(({ key, quantity }) => ({ productKey: key, quantity })) }
  const number = plainTyped(receiptNumber)

  const find = async (memberCode: string) => {
    const found = await previewing.attempt({ memberCode, storeId }, requestId.current)
    if (!found?.answer) return
    setPreview(found.answer)
    setScannedIds(chosenIds(found.answer))
  }
  const ask = async (couponIds: string[] | null) => {
    if (!preview) return null
    const named = couponIds ? { couponIds } : {}
    const asked = { memberCode: preview.member.proof, storeId, ...sold, ...named }
    const outcome = await previewing.attempt(asked, requestId.current)
    if (outcome?.answer) setPreview(outcome.answer)
    if (isOfOldGoods(outcome, way === 'goods' ? amountFen : null)) onStaleGoods()
    return outcome
  }
  /**
   * Prices the purchase with these coupons; otherwise with the scanned one or the best choice. True when there is a
   * price.
   */
  const price = async (couponIds?: string[]): Promise<boolean> => {
    if (isLocked) return false
    confirming.clearError()
    const outcome = await ask(couponIds ?? (scannedIds.length > 0 ? scannedIds : null))
    if (outcome?.error && !couponIds && scannedIds.length > 0 && isAboutCoupons(outcome.error)) {
      // The scanned coupon cannot be used with this amount; the list says why.
      return Boolean((await ask(null))?.answer)
    }
    return Boolean(outcome?.answer)
  }
  const confirm = async () => {
    if (!preview?.quote || previewing.running) return
    const couponIds = chosenIds(preview)
    const { payableFen } = preview.quote
    const asked = { memberCode: preview.member.proof, storeId, ...sold, couponIds, payableFen }
    const outcome = await confirming.attempt(
      { ...asked, ...(number === '' ? {} : { receiptNumber: number }) },
      requestId.current,
    )
    if (outcome?.answer) {
      setConfirmed(outcome.answer)
      vibrateShort()
    } else if (outcome?.error.code === 'QUOTE_CHANGED') {
      await ask(couponIds)
    } else if (outcome && isAboutCoupons(outcome.error)) {
      await ask(null)
    }
  }
  /** The code is no longer valid: the member shows a new one, and what was typed stays. */
  const startOver = () => {
    release()
    requestId.current = newRequestId()
    setPreview(null)
    setScannedIds([])
    setConfirmed(null)
    previewing.clearError()
    confirming.clearError()
  }
  const clear = () => {
    startOver()
    setTyped('')
    setPicks([])
    setReceiptNumber('')
  }
  const changed = (change: () => void) => {
    if (isLocked) return
    previewing.clearError()
    confirming.clearError()
    change()
  }
  return {
    preview,
    typed,
    way,
    picks,
    pieces: picks.reduce((sum, { quantity }) => sum + quantity, 0),
    amountFen,
    receiptNumber,
    isReceiptNumberWrong: number !== '' && !RECEIPT_NUMBER.test(number),
    confirmed,
    isLocked,
    isPricing: previewing.running,
    isConfirming: confirming.running,
    problem: problemOf(confirming.error, previewing.error),
    isCodeGone: [confirming.error, previewing.error].some((error) => error !== null && isAboutCode(error)),
    pressKey: (key: AmountKey) => changed(() => setTyped((text) => pressKey(text, key))),
    setWay: (next: SaleWay) => changed(() => setWay(next)),
    setPicks: (next: readonly PickedGoods[]) => changed(() => setPicks(next)),
    setReceiptNumber: (text: string) => changed(() => setReceiptNumber(text)),
    find,
    price,
    confirm,
    startOver,
    clear,
    clearProblem: previewing.clearError,
  }
}

/** The shop has a different price than this phone, or no longer sells the product. */
function isOfOldGoods(outcome: { answer?: Preview | null; error?: ApiError | null } | null, amountFen: number | null) {
  if (amountFen === null) return false
  const totalFen = outcome?.answer?.quote?.totalFen ?? amountFen
  return totalFen !== amountFen || (outcome?.error?.code.startsWith('PRODUCT') ?? false)
}

function worthOf(picks: readonly PickedGoods[]): number {
  return picks.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0)
}

function isAboutCoupons({ code }: ApiError): boolean {
  return code.startsWith('COUPON')
}

/** With this code or proof, every further try would be refused too. */
function isAboutCode({ code }: ApiError): boolean {
  return code === 'SHOWN_CODE_USED' || code === 'PROOF_LAPSED'
}

/** Everything that a preview changes lapses by itself, so a lost reply needs no recovery. */
function problemOf(confirming: ApiError | null, previewing: ApiError | null): string | null {
  if (confirming) return actText(confirming, '入账')
  if (!previewing) return null
  return isUndecided(previewing) ? '没有收到回应。再试一次' : clerkText(previewing)
}
