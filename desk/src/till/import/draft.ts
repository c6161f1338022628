import type { ActionInput, ActionOutput } from '../../api/request'
import { type MeaningKey, WANTED } from './words'

export type FileLook = ActionOutput<'import.look'>
export type ImportInput = ActionInput<'import.apply'>
export type Columns = Partial<Record<MeaningKey, string>>

/** Which file, for which store, and in whose numbering its customers are given. */
export interface ChosenFile {
  fileId: string
  storeId: string
  /** Empty for the store's main till. */
  source: string
  sheet: string | null
}

/** How the file is read, and what happens with its rows. */
export interface Reading extends Omit<FileLook['mapping'], 'columns'> {
  columns: Columns
}

export interface Effects {
  earnPoints: boolean
  earnOnApart: boolean
  growthMonth: 'import' | 'purchase'
  giveGifts: boolean
  consents: ('personalization' | 'marketing')[]
}

export const PLAIN_EFFECTS: Effects = {
  earnPoints: false,
  earnOnApart: false,
  growthMonth: 'import',
  giveGifts: false,
  consents: [],
}

/** The headings as a mapping names them: the second of two columns named 金额 is `金额#2`. */
export function columnNames(headings: readonly string[]): string[] {
  const seen = new Map<string, number>()
  const twice = new Set(headings.filter((name, index) => headings.indexOf(name) !== index))
  return headings.map((name) => {
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return twice.has(name) ? `${name}#${nth}` : name
  })
}

/** The function's guess, in the names that the selection lists use. */
export function guessedReading({ mapping, headings }: FileLook): Reading {
  const names = columnNames(headings)
  const columns = Object.entries(mapping.columns).flatMap(([meaning, name]) => {
    const known = names.includes(name) ? name : names[headings.findIndex((heading) => heading.trim() === name.trim())]
    return known === undefined ? [] : [[meaning, known] as const]
  })
  return { ...mapping, columns: Object.fromEntries(columns) }
}

export const missingMeanings = (columns: Columns): MeaningKey[] =>
  WANTED.filter((meaning) => columns[meaning] === undefined)

/** The whole input; null until nothing is missing. */
export function importInput(file: ChosenFile, reading: Reading, effects: Effects): ImportInput | null {
  const { columns, ...options } = reading
  const { member, date, amount } = columns
  if (member === undefined || date === undefined || amount === undefined) return null
  return {
    fileId: file.fileId,
    storeId: file.storeId,
    ...(file.source !== '' && { source: file.source }),
    ...(file.sheet !== null && { sheet: file.sheet }),
    ...options,
    columns: { ...columns, member, date, amount },
    ...effects,
  }
}
