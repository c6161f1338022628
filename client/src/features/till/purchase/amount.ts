import { fenFromYuan } from '#shared/kernel/money'

export const AMOUNT_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'delete'] as const
export type AmountKey = (typeof AMOUNT_KEYS)[number]

/** A purchase is at most a million yuan, the same limit that the server has. */
const AMOUNT_FEN_MAX = 100_000_000
const TYPING = /^(0|[1-9]\d*)(\.\d{0,2})?$/

/** What the display shows after a key; a key that would not make an amount changes nothing. */
export function pressKey(text: string, key: AmountKey): string {
  if (key === 'delete') return text.slice(0, -1)
  const next = key === '.' && text === '' ? '0.' : text === '0' && key !== '.' ? key : text + key
  return TYPING.test(next) && fenOf(next) <= AMOUNT_FEN_MAX ? next : text
}

/** The typed amount in fen; 0 for none. '46.' is 46 yuan. */
export function fenOf(text: string): number {
  return fenFromYuan(text.replace(/\.$/, '')) ?? 0
}
