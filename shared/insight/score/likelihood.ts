import type { FrequencyKind } from './frequency'
import { digamma, lnGamma } from './special'

/** Members' frequencies in columns, so that thousands of evaluations touch no objects. */
export interface FrequencyTable {
  x: Float64Array
  lastWeeks: Float64Array
  totalWeeks: Float64Array
}

/** Same rows once, with how often they occur: most members bought once, and of those many on the same day; who comes every week shares a history too. */
interface Rows extends FrequencyTable {
  weight: Float64Array
  /** Largest x. */
  xMax: number
}

export function compress({ x, lastWeeks, totalWeeks }: FrequencyTable, scale: number): Rows {
  const places = new Map<string, number>()
  const rows: number[] = []
  const counts: number[] = []
  for (let i = 0; i < x.length; i += 1) {
    const key = `${x[i]}:${lastWeeks[i]}:${totalWeeks[i]}`
    const place = places.get(key)
    if (place === undefined) {
      places.set(key, rows.length)
      rows.push(i)
      counts.push(1)
    } else counts[place] = (counts[place] ?? 0) + 1
  }
  const n = rows.length
  const table: Rows = {
    x: new Float64Array(n),
    lastWeeks: new Float64Array(n),
    totalWeeks: new Float64Array(n),
    weight: Float64Array.from(counts),
    xMax: x.reduce((most, each) => Math.max(most, each), 0),
  }
  rows.forEach((from, to) => {
    table.x[to] = x[from] as number
    table.lastWeeks[to] = (lastWeeks[from] as number) * scale
    table.totalWeeks[to] = (totalWeeks[from] as number) * scale
  })
  return table
}

/**
 * The negative log-likelihood of BG/NBD or MBG/NBD with its derivatives by the logarithms of (r, alpha, a, b); the
 * formulas of Hardie's notes 004 and 027, in which MBG is BG with one more chance to leave (b + x + 1 for b + x).
 * What depends on x alone is worked out once for each x.
 */
export function negativeLogLikelihood(kind: FrequencyKind, rows: Rows) {
  const tables = {
    constant: new Float64Array(rows.xMax + 1),
    byR: new Float64Array(rows.xMax + 1),
    byA: new Float64Array(rows.xMax + 1),
    byB: new Float64Array(rows.xMax + 1),
  }
  return (point: Float64Array, gradient: Float64Array): number => {
    const [r, alpha, a, b] = Array.from(point, Math.exp) as [number, number, number, number]
    fillTables(tables, kind, { r, alpha, a, b })
    let [sum, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0]
    for (let i = 0; i < rows.x.length; i += 1) {
      const x = rows.x[i] as number
      const weight = rows.weight[i] as number
      const lnTotal = Math.log(alpha + (rows.totalWeeks[i] as number))
      let gone = 0
      let logSum = 0
      let lnLast = lnTotal
      const base = kind === 'bg' ? b + x - 1 : b + x
      if (kind === 'mbg' || x > 0) {
        lnLast = Math.log(alpha + (rows.lastWeeks[i] as number))
        const lnOdds = Math.log(a / base) + (r + x) * (lnTotal - lnLast)
        // ln(1 + odds), and the share of the likelihood of those who are gone.
        logSum = lnOdds > 30 ? lnOdds : Math.log1p(Math.exp(lnOdds))
        gone = 1 / (1 + Math.exp(-lnOdds))
      }
      sum += weight * ((tables.constant[x] as number) - (r + x) * lnTotal + logSum)
      const stays = 1 - gone
      byR += weight * ((tables.byR[x] as number) - stays * lnTotal - gone * lnLast)
      byAlpha += weight * (r / alpha - (r + x) * (stays * Math.exp(-lnTotal) + gone * Math.exp(-lnLast)))
      byA += weight * ((tables.byA[x] as number) + gone / a)
      byB += weight * ((tables.byB[x] as number) - gone / base)
    }
    gradient[0] = -byR * r
    gradient[1] = -byAlpha * alpha
    gradient[2] = -byA * a
    gradient[3] = -byB * b
    return -sum
  }
}

type Tables = Record<'constant' | 'byR' | 'byA' | 'byB', Float64Array>

function fillTables(
  tables: Tables,
  kind: FrequencyKind,
  { r, alpha, a, b }: Record<'r' | 'alpha' | 'a' | 'b', number>,
) {
  const of = { r: lnGamma(r), ab: lnGamma(a + b), b: lnGamma(b) }
  const psi = { r: digamma(r), ab: digamma(a + b), b: digamma(b) }
  const lnAlpha = Math.log(alpha)
  const more = kind === 'bg' ? 0 : 1
  for (let x = 0; x < tables.constant.length; x += 1) {
    const y = x + more
    tables.constant[x] = lnGamma(r + x) - of.r + r * lnAlpha + of.ab + lnGamma(b + y) - of.b - lnGamma(a + b + y)
    tables.byR[x] = digamma(r + x) - psi.r + lnAlpha
    const psiAll = psi.ab - digamma(a + b + y)
    tables.byA[x] = psiAll
    tables.byB[x] = psiAll + digamma(b + y) - psi.b
  }
}
