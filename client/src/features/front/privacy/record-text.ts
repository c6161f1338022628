import { FIELD_WORDS, VALUE_WORDS } from '#shared/front/privacy/record-words'
import { yuanWithFen } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import { signed } from '../../../ui/figures'
import { instantText } from './instant-text'

export type StoredSection = ActionOutput<'privacy.getStoredRecord'>['sections'][number]
export type HiddenPart = ActionOutput<'privacy.getStoredRecord'>['hidden'][number]
type Fields = Record<string, unknown>

// Deeper than any document of ours; the limit keeps an unexpected one from hanging the page.
const DEPTH_MAX = 8
const INDENT = '　'

/** Every field of a record on a separate line, in the member's words; technical fields come last. */
export function recordText({ _id, memberId, ...fields }: Fields): string {
  const ids = Object.entries({ _id, memberId }).filter(([, id]) => id !== undefined)
  return linesOf({ ...fields, ...Object.fromEntries(ids) }, 0).join('\n')
}

/** The whole answer as one text, for saving. */
export function wholeText(sections: readonly StoredSection[], hidden: readonly HiddenPart[] = []): string {
  const shown = sections.map((section) => {
    const head = `【${section.title}】${section.count} 条${section.isComplete ? '' : `，以下是最近 ${section.records.length} 条`}`
    return [head, ...section.records.map(recordText)].join('\n\n')
  })
  return [...shown, ...hidden.map(({ title, why }) => `【${title}】没有列出\n\n${why}`)].join('\n\n\n')
}

/** A line that tells a record from its neighbors; null where the section has only one record. */
export function recordHead(kind: string, record: Fields): string | null {
  const when = typeof record.at === 'number' ? instantText(record.at) : String(record.day ?? '')
  switch (kind) {
    case 'coupons':
      return join(couponTitle(record), wordOf(record.status))
    case 'coupon_events':
      return join(when, wordOf(record.change))
    case 'identities':
      return join(when, wordOf(record.kind))
    case 'entries':
      return join(when, wordOf(record.reason), entryText(record))
    case 'sessions':
    case 'member_days':
      return String(record.day ?? '')
    case 'check_ins':
      return join(String(record.day ?? ''), wordOf(record.kind))
    case 'purchases':
      return join(when, typeof record.amountFen === 'number' ? `¥${yuanWithFen(record.amountFen)}` : '')
    case 'deeds':
      return join(when || String(record.reachedDay ?? ''), String(record.act ?? record.title ?? ''))
    case 'segment_changes':
      return join(String(record.day ?? ''), wordOf(record.kind))
    case 'touches':
      return join(when, String(record.channel ?? ''))
    case 'referrals':
      return join(when, wordOf(record.kind), wordOf(record.state))
    case 'events':
      return join(when, wordOf(record.name))
    default:
      return null
  }
}

function couponTitle({ rules }: Fields): string {
  return isFields(rules) && typeof rules.title === 'string' ? rules.title : ''
}

function entryText({ points, growth }: Fields): string {
  const parts = [
    { unit: '积分', part: points },
    { unit: '成长值', part: growth },
  ].flatMap(({ unit, part }) =>
    isFields(part) && typeof part.delta === 'number' ? `${signed(part.delta)} ${unit}` : [],
  )
  return parts.join('，')
}

function linesOf(fields: Fields, depth: number): string[] {
  const indent = INDENT.repeat(depth)
  return Object.entries(fields).flatMap(([name, value]) => {
    const label = `${indent}${FIELD_WORDS[name] ?? name}：`
    const nested = depth < DEPTH_MAX ? nestedIn(value) : []
    if (nested.length === 0) return [`${label}${valueText(name, value)}`]
    return [label, ...nested.flatMap((each) => linesOf(each, depth + 1))]
  })
}

function nestedIn(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.filter(isFields)
  return isFields(value) ? [value] : []
}

function valueText(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '无'
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map((each) => valueText(name, each)).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'object') return '无'
  if (typeof value !== 'number') return wordOf(value)
  if (name === 'at' || name.endsWith('At')) return instantText(value)
  return name.endsWith('Fen') ? `¥${yuanWithFen(value)}` : String(value)
}

function wordOf(value: unknown): string {
  const text = String(value ?? '')
  return VALUE_WORDS[text] ?? text
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function join(...parts: string[]): string {
  return parts.filter(Boolean).join(' · ')
}
