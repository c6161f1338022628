import { type Difference, differences } from '#shared/base/settings/difference'
import { isMoney, optionTitle, titleOf, unitOf } from '../../ui/form/field-words'
import { isRecord } from '../../ui/form/schema-node'
import { money } from '../../ui/words'

export interface Change {
  /** '翡翠 · 升级门槛（成长值）' */
  where: string
  before: string
  after: string
}

/** The places in which two documents differ, in plain words. */
export function changesInWords(before: unknown, after: unknown): Change[] {
  return differences(before, after).map((difference) => changeOf(difference, before, after))
}

/** The same for differences that were found elsewhere: items of a list are named by their number. */
export const differencesInWords = (found: readonly Difference[]): Change[] =>
  found.map((difference) => changeOf(difference, null, null))

function changeOf({ path, before, after }: Difference, from: unknown, to: unknown): Change {
  const keys = path.split('.')
  const field = keys.filter((key) => !/^\d+$/.test(key)).at(-1) ?? ''
  return { where: whereOf(keys, from, to), before: valueText(field, before), after: valueText(field, after) }
}

function whereOf(keys: readonly string[], from: unknown, to: unknown): string {
  const words: string[] = []
  let [old, fresh] = [from, to]
  for (const [index, key] of keys.entries()) {
    old = partOf(old, key)
    fresh = partOf(fresh, key)
    if (!/^\d+$/.test(key)) words.push(titleOf(key))
    // An item of a list is named by its name, so the list needs no word.
    else words.splice(-1, 1, nameOf(old) ?? nameOf(fresh) ?? `${titleOf(keys[index - 1] ?? '')} ${Number(key) + 1}`)
  }
  return words.join(' · ')
}

function nameOf(value: unknown): string | null {
  if (!isRecord(value)) return null
  const name = value.name ?? value.title
  return typeof name === 'string' && name !== '' ? name : null
}

function partOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)]
  return isRecord(value) ? value[key] : undefined
}

export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined) return '没有'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number')
    return isMoney(field) ? money(value) : `${value.toLocaleString('en-US')}${unitOf(field)}`
  if (typeof value === 'string') return optionTitle(value)
  if (Array.isArray(value)) return value.length === 0 ? '没有' : `${value.length} 项`
  return nameOf(value) ?? `${Object.keys(value).length} 项`
}
