import { expectedPurchases } from '#shared/insight/score/frequency'
import { digamma, hyp2f1, lnBeta, lnGamma } from '#shared/insight/score/special'
import { allNear, type GoldenKind } from './golden'

type Row = (number | string)[]
const PARAMS = { kind: 'bg', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } as const

export const specialFunctions: GoldenKind = {
  prefix: 'special_functions',
  leftOut: ['betainc', 'normcdf', 'normquant', 'chi2sf'],
  check(golden) {
    const { gammaln, digamma: psi, betaln, hyp2f1: gauss, bg_ce } = golden as unknown as Record<string, Row[]>
    const numbers = (rows: Row[] = []) => rows.map((row) => row.map(Number))
    // Differences of 1e-12, absolute below 1 and relative above.
    const scaled = (pairs: [number, number][]) =>
      pairs.map(([one, other]) => [one / Math.max(1, Math.abs(other)), other / Math.max(1, Math.abs(other))] as const)
    const finite = numbers(gauss).filter((row) => Number.isFinite(row[4]))
    return [
      allNear('ln Γ', scaled(numbers(gammaln).map(([x = 0, v = 0]) => [lnGamma(x), v])), { abs: 1e-12 }),
      allNear('digamma', scaled(numbers(psi).map(([x = 0, v = 0]) => [digamma(x), v])), { abs: 1e-12 }),
      allNear('ln B', scaled(numbers(betaln).map(([a = 0, b = 0, v = 0]) => [lnBeta(a, b), v])), { abs: 1e-12 }),
      allNear(
        '2F1 within the range of a double',
        finite.map(([a = 0, b = 0, c = 0, z = 0, v = 0]) => [hyp2f1(a, b, c, z), v]),
        { rel: 1e-9 },
      ),
      allNear(
        'expected purchases',
        numbers(bg_ce).map(([t = 0, x = 0, lastWeeks = 0, totalWeeks = 0, v = 0]) => [
          expectedPurchases(PARAMS, { x, lastWeeks, totalWeeks }, t),
          v,
        ]),
        { rel: 1e-10 },
      ),
    ]
  },
}
