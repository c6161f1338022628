import fs from 'node:fs'
import path from 'node:path'

/** A file of values to agree with, made elsewhere: what it is, what it was made from, and how exactly to agree. */
export interface Golden {
  id: string
  /** Paths in it are relative to the models' folder. */
  input?: Record<string, unknown>
  /** Every kind has a shape of its own; its checker knows it. */
  [field: string]: unknown
}

/** One agreement: what was compared, and by how much it is off, in units of what is allowed. */
export interface Finding {
  what: string
  isKept: boolean
  /** The measured and the expected value, for whoever reads a failure. */
  detail: string
}

/** Checks the files of one kind. A new kind adds a file to this folder and a line to `registry.ts`. */
export interface GoldenKind {
  /** The ids of its files begin with this. */
  prefix: string
  check(golden: Golden, folder: string): Finding[]
  /** Fields of the files that nothing here checks, because the product does not have them. */
  leftOut?: string[]
}

export function readGoldens(folder: string): Golden[] {
  const directory = path.join(folder, 'golden')
  const names = fs.readdirSync(directory).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => JSON.parse(fs.readFileSync(path.join(directory, name), 'utf8')) as Golden)
}

export type Off = { abs: number } | { rel: number }

/** Agrees within an absolute or a relative difference. */
export function near(what: string, measured: number, expected: number, off: Off): Finding {
  const difference = Math.abs(measured - expected)
  const allowed = 'abs' in off ? off.abs : off.rel * Math.abs(expected)
  const isKept = difference <= allowed || Object.is(measured, expected)
  return { what, isKept, detail: `${measured}, expected ${expected} ± ${allowed}` }
}

export function same(what: string, measured: unknown, expected: unknown): Finding {
  const [one, other] = [JSON.stringify(measured), JSON.stringify(expected)]
  return { what, isKept: one === other, detail: `${one}, expected ${other}` }
}

/** Many values of one sort as one finding: the number of them, and the worst. */
export function allNear(what: string, pairs: readonly (readonly [number, number])[], off: Off): Finding {
  const findings = pairs.map(([measured, expected]) => near(what, measured, expected, off))
  const broken = findings.filter(({ isKept }) => !isKept)
  const detail =
    broken.length > 0
      ? `${broken.length} of ${pairs.length} are off, one is ${broken[0]?.detail}`
      : `${pairs.length} agree`
  return { what: `${what} (${pairs.length})`, isKept: broken.length === 0 && pairs.length > 0, detail }
}
