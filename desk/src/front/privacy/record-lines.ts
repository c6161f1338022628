import { FIELD_WORDS, VALUE_WORDS } from '#shared/front/privacy/record-words'
import { momentText, money } from '../../ui/words'

/** Deeper than any record of ours; the limit keeps an unexpected one from hanging the page. */
const DEPTH_MAX = 6
const NONE = '没有'
const INTERNAL = new Set(['_id', 'memberId'])

/** A record of a copy as names and values, in the words that its member reads; technical fields are left out. */
export function recordLines(record: Record<string, unknown>): [string, string][] {
  return Object.entries(record)
    .filter(([key, value]) => !INTERNAL.has(key) && value !== null && value !== undefined)
    .map(([key, value]) => [wordOf(key, FIELD_WORDS), valueText(key, value, 0)])
}

function valueText(key: string, value: unknown, depth: number): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return numberText(key, value)
  if (typeof value === 'string') return wordOf(value, VALUE_WORDS)
  if (depth >= DEPTH_MAX) return '…'
  if (Array.isArray(value)) return value.map((each) => valueText(key, each, depth + 1)).join('；') || NONE
  if (typeof value !== 'object' || value === null) return NONE
  const parts = Object.entries(value)
    .filter(([, part]) => part !== null && part !== undefined)
    .map(([name, part]) => `${wordOf(name, FIELD_WORDS)} ${valueText(name, part, depth + 1)}`)
    .join('，')
  return parts || NONE
}

function numberText(key: string, value: number): string {
  if (key.endsWith('Fen')) return money(value)
  return key === 'at' || key.endsWith('At') ? momentText(value) : String(value)
}

const wordOf = (text: string, words: Record<string, string>): string => (text in words ? (words[text] ?? text) : text)
