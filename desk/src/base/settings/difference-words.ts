import { type Difference, differences, type IsWhole } from '#shared/base/settings/difference'
import { openIn, partAt, type SchemaNode } from '#shared/base/settings/schema-node'
import { isMoney, knownOption, optionTitle, titleOf, unitOf } from '../../ui/form/field-words'
import { type Amount, amountText, type Choices } from '../../ui/form/form-context'
import { isRecord } from '../../ui/form/schema-node'
import { money } from '../../ui/words'

export interface Change {
  /** '翡翠 · 升级门槛（成长值）' */
  where: string
  before: string
  after: string
  /** Set where a whole entry of a list goes. */
  isGone?: true
}

/** Of an entry that goes, as many figures as say what it was. */
const FIGURES_MAX = 4
const LIST_SHOWN_MAX = 5
const GONE = '去掉'

/** What helps to say a difference: the schema has the titles of fields, and a number may have its unit from another field. */
export interface Wording {
  node?: SchemaNode | null
  amountAt?(document: unknown, path: readonly string[]): Amount | null
  /** What ids and keys are called, by the field that holds them. */
  choices?: Choices
  /** A condition in lines; null for what is none. */
  condition?(value: unknown): string | null
}

/**
 * The places in which two documents differ, in plain words. What is new is told field by field, what is gone in one line
 * with the figures that it had.
 */
export function changesInWords(before: unknown, after: unknown, wording: Wording = {}): Change[] {
  const { isWhole, opened } = readingOf(wording)
  return differences(before, after, isWhole)
    .flatMap(opened)
    .map((difference) => changeOf(difference, before, after, wording))
}

/** The same for differences that were found elsewhere: items of a list are named by their number. */
export const differencesInWords = (found: readonly Difference[], wording: Wording = {}): Change[] =>
  found.flatMap(readingOf(wording).opened).map((difference) => changeOf(difference, null, null, wording))

/** What is one thing by the schema is not gone into, and anything else that is new is, field by field. */
function readingOf({ node }: Wording) {
  const isWhole: IsWhole = node ? openIn(node) : () => false
  function opened(difference: Difference): Difference[] {
    const { path, before, after } = difference
    const keys = path.split('.')
    if (before !== null || !isRecord(after) || Object.keys(after).length === 0 || isWhole(keys)) return [difference]
    return (
      differences({}, after, (inside) => isWhole([...keys, ...inside]))
        // What is left empty in something new says nothing.
        .filter((each) => each.after !== '')
        .map((each) => ({ ...each, path: `${path}.${each.path}` }))
        .flatMap(opened)
    )
  }
  return { isWhole, opened }
}

function changeOf({ path, before, after }: Difference, from: unknown, to: unknown, wording: Wording): Change {
  const keys = path.split('.')
  const field = keys.filter((key) => !/^\d+$/.test(key)).at(-1) ?? ''
  const textIn = (document: unknown, value: unknown) => {
    const amount = typeof value === 'number' ? (wording.amountAt?.(document, keys) ?? null) : null
    return amount === null ? valueText(field, value, wording) : amountText(amount, value as number)
  }
  const where = whereOf(keys, from, to, wording.node)
  if (after === null && isRecord(before) && conditionIn(before, wording) === null) {
    return { where, before: figuresIn(before, from, keys, wording), after: GONE, isGone: true }
  }
  return { where, before: textIn(from, before), after: textIn(to, after) }
}

/** '底线 ¥85,000、目标 ¥92,000' */
function figuresIn(entry: Record<string, unknown>, from: unknown, keys: readonly string[], wording: Wording): string {
  const figures = Object.entries(entry).filter(([, value]) => typeof value === 'number')
  if (figures.length === 0) return valueText('', entry, wording)
  const shown = figures.slice(0, FIGURES_MAX).map(([field, value]) => {
    const { where, before } = changeOf(
      { path: [...keys, field].join('.'), before: value, after: null },
      from,
      null,
      wording,
    )
    return `${where.split(' · ').at(-1)} ${before}`
  })
  return shown.join('、') + (figures.length > FIGURES_MAX ? '等' : '')
}

function whereOf(keys: readonly string[], from: unknown, to: unknown, root?: SchemaNode | null): string {
  const words: string[] = []
  let [old, fresh] = [from, to]
  let node = root ?? undefined
  let list = ''
  for (const key of keys) {
    old = partOf(old, key)
    fresh = partOf(fresh, key)
    node = node && partAt(node, key)
    if (/^\d+$/.test(key)) {
      // An item of a list is named by its name, so the list needs no word.
      words.splice(-1, 1, nameOf(old) ?? nameOf(fresh) ?? `${list} ${Number(key) + 1}`)
    } else {
      list = titleOf(key, node)
      words.push(list)
    }
  }
  return words.join(' · ')
}

function nameOf(value: unknown): string | null {
  if (!isRecord(value)) return null
  const name = value.name ?? value.title
  if (typeof name === 'string' && name !== '') return name
  return typeof value.key === 'string' ? knownOption(value.key) : null
}

function partOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)]
  return isRecord(value) ? value[key] : undefined
}

const conditionIn = (value: unknown, { condition }: Wording): string | null => condition?.(value) ?? null

function valueText(field: string, value: unknown, wording: Wording = {}): string {
  if (value === null || value === undefined) return '没有'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number')
    return isMoney(field) ? money(value) : withUnit(value.toLocaleString('en-US'), unitOf(field))
  if (typeof value === 'string') return calledIn(field, value, wording) ?? optionTitle(value)
  if (Array.isArray(value)) return value.length === 0 ? '没有' : listText(field, value, wording)
  return conditionIn(value, wording) ?? (nameOf(value) === null ? `${Object.keys(value).length} 项` : '有')
}

const calledIn = (field: string, key: string, { choices }: Wording): string | undefined =>
  choices?.[field]?.find(({ value }) => value === key)?.label

/** Short words and numbers are said; of a longer list only how long it is. */
function listText(field: string, value: readonly unknown[], wording: Wording): string {
  const isShort = value.length <= LIST_SHOWN_MAX && value.every((each) => typeof each !== 'object')
  return isShort ? value.map((each) => valueText(field, each, wording)).join('、') : `${value.length} 项`
}

/** '3 积分', '15%' */
const withUnit = (figure: string, unit: string): string =>
  unit === '' || unit.startsWith('%') ? `${figure}${unit}` : `${figure} ${unit}`
