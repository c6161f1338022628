/**
 * The fields of a subscribe message, by the rules of WeChat's page `subscribeMessage.send` (as of 2026): a value that
 * breaks one is refused with 47003.
 */
interface FieldType {
  /** Simplified Chinese: what a value may be. */
  says: string
  /** The most characters that a text of this type holds, where a longer one can be cut; null where it cannot. */
  cutAt: number | null
  fits(value: string): boolean
}

const DAY = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\1\d{1,2})`
const CLOCK = String.raw`\d{1,2}:\d{2}`
const isOneOf = (...patterns: string[]) => new RegExp(`^(?:${patterns.join('|')})$`, 'u')
const DATE = isOneOf(DAY)
const DATE_AND_TIME = isOneOf(`(?:${DAY} )?${CLOCK}`)
const lengthOf = (value: string) => [...value].length

/** Each end of a span such as `9:00~12:00`. */
const isSpanOf = (pattern: RegExp) => (value: string) => {
  const ends = value.split('~').map((end) => end.trim())
  return ends.length <= 2 && ends.every((end) => pattern.test(end))
}

const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  thing: { says: '20 个字以内', cutAt: 20, fits: (value) => lengthOf(value) <= 20 },
  number: { says: '数字，32 位以内', cutAt: null, fits: (value) => /^(?=.{1,32}$)\d+(\.\d+)?$/.test(value) },
  letter: { says: '32 个字母以内', cutAt: null, fits: (value) => /^[A-Za-z]{1,32}$/.test(value) },
  symbol: { says: '5 个符号以内', cutAt: null, fits: (value) => /^[\p{P}\p{S}]{1,5}$/u.test(value) },
  character_string: {
    says: '32 个字母、数字或符号以内，没有汉字',
    cutAt: 32,
    fits: (value) => /^[ -~]{1,32}$/.test(value),
  },
  time: { says: '15:01 或 2026年10月1日 15:01', cutAt: null, fits: isSpanOf(DATE_AND_TIME) },
  date: {
    says: '2026年10月1日',
    cutAt: null,
    fits: (value) => isSpanOf(DATE)(value) || isSpanOf(DATE_AND_TIME)(value),
  },
  amount: {
    says: '一个币种符号加 10 位以内的数',
    cutAt: null,
    fits: (value) => /^[¥￥$€]?\d{1,10}(\.\d+)?元?$/.test(value),
  },
  phone_number: { says: '17 位以内', cutAt: null, fits: (value) => /^[\d+() -]{1,17}$/.test(value) },
  car_number: { says: '8 位以内', cutAt: null, fits: (value) => lengthOf(value) <= 8 },
  name: {
    says: '10 个汉字或 20 个字母以内',
    cutAt: 10,
    fits: (value) => lengthOf(value) <= (/^[A-Za-z ]+$/.test(value) ? 20 : 10),
  },
  phrase: { says: '5 个汉字以内', cutAt: 5, fits: (value) => /^\p{Script=Han}{1,5}$/u.test(value) },
}

/** A template's own name of a field: its type and a number, such as `thing1`. */
export const FIELD_KEY = new RegExp(`^(${Object.keys(FIELD_TYPES).join('|')})\\d{1,2}$`)

export interface FieldRule {
  key: string
  /** May hold variables, such as `{coupon}`. */
  text: string
  /** Said instead where a variable is missing or what came out does not fit. */
  fallback: string
}

const typeOf = (key: string): FieldType | undefined => FIELD_TYPES[key.replace(/\d+$/, '')]

/** Null where WeChat takes the value for this field; otherwise what a value may be. */
export function fieldProblem(key: string, value: string): string | null {
  const type = typeOf(key)
  if (!type) return '没有这种字段'
  if (value.trim() === '') return '不能是空的'
  if (/[\r\n]/.test(value)) return '不能换行'
  return type.fits(value) ? null : type.says
}

const VARIABLE = /\{(\w+)\}/g

export const variablesIn = (text: string): string[] => [...text.matchAll(VARIABLE)].map(([, name = '']) => name)

/**
 * What the field says for these values. A variable is cut, with `…` at its end, where the field would become too long;
 * what is written around it never is. Without one of the values, or where the outcome would be refused, it is the fallback.
 */
export function fillField({ key, text, fallback }: FieldRule, values: Readonly<Record<string, string>>): string {
  if (variablesIn(text).some((name) => !values[name])) return fallback
  const cutAt = typeOf(key)?.cutAt ?? null
  let room = cutAt === null ? Number.MAX_SAFE_INTEGER : cutAt - lengthOf(text.replace(VARIABLE, ''))
  const filled = text.replace(VARIABLE, (_whole, name: string) => {
    const value = cut((values[name] ?? '').replace(/\s+/g, ' '), room)
    room -= lengthOf(value)
    return value
  })
  return fieldProblem(key, filled) === null ? filled : fallback
}

function cut(value: string, room: number): string {
  const letters = [...value]
  return letters.length <= room ? value : `${letters.slice(0, Math.max(room - 1, 0)).join('')}…`
}
