import { type BusinessDay, businessDayOf, SHOP_OFFSET_MS } from '#shared/kernel/business-day'

/** '1,286' */
export const grouped = (count: number): string => count.toLocaleString('en-US')

/** '+12', '−5' with a real minus sign, which is as wide as the plus. */
export function signed(delta: number): string {
  if (delta === 0) return '0'
  return delta > 0 ? `+${grouped(delta)}` : `−${grouped(-delta)}`
}

/** '¥1,286.00', for ledgers. */
export function money(fen: number): string {
  const text = (Math.abs(fen) / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return `${fen < 0 ? '−' : ''}¥${text}`
}

/** '+¥12.00', '−¥5.00' */
export const signedMoney = (fen: number): string => (fen > 0 ? `+${money(fen)}` : money(fen))

/** '¥1,286', where fen would only distract. */
export const roundMoney = (fen: number): string => `¥${grouped(Math.round(fen / 100))}`

/** '41.6%' */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

export function clockText(at: number): string {
  return new Date(at + SHOP_OFFSET_MS).toISOString().slice(11, 16)
}

/** '11月3日', with the year when it is not this one. */
export function dayText(day: BusinessDay | string, now: number = Date.now()): string {
  const year = day.slice(0, 4)
  const isThisYear = year === businessDayOf(now).slice(0, 4)
  return `${isThisYear ? '' : `${year}年`}${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** '11月3日 09:41' in the shop's time, whatever this machine's time zone. */
export const momentText = (at: number): string => `${dayText(businessDayOf(at))} ${clockText(at)}`

/** 'mem_05ZFABCD2Y' → '05ZF…CD2Y': enough to tell members apart in a list. */
export function shortId(memberId: string): string {
  const code = memberId.replace(/^mem_/, '')
  return code.length > 8 ? `${code.slice(0, 4)}…${code.slice(-4)}` : code
}
