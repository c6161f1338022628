import {
  aliveProbability,
  expectedPurchases,
  type FrequencyKind,
  silentProbability,
} from '#shared/insight/score/frequency'
import { allNear, type GoldenKind } from './golden'

interface Case {
  params: [number, number, number, number]
  t: number
  x: number
  t_x: number
  T: number
  bgnbd: Expected
  mbgnbd: Expected
}
interface Expected {
  p_alive: number
  exp_tx: number
  p_no_purchase: number
}

export const bgnbdEdgeCases: GoldenKind = {
  prefix: 'bgnbd_edge_cases',
  check(golden) {
    const cases = golden.cases as Case[]
    return (['bg', 'mbg'] as const).flatMap((kind) => {
      const compared = cases.map((each) => compare(kind, each))
      return [
        allNear(
          `${kind}: alive`,
          compared.map(({ alive }) => alive),
          { abs: 1e-10 },
        ),
        allNear(
          `${kind}: silent`,
          compared.map(({ silent }) => silent),
          { abs: 1e-10 },
        ),
        allNear(
          `${kind}: expected purchases`,
          compared.map(({ expected }) => expected),
          { rel: 1e-6 },
        ),
      ]
    })
  },
}

function compare(
  kind: FrequencyKind,
  { params: [r, alpha, a, b], t, x, t_x: lastWeeks, T: totalWeeks, ...outcomes }: Case,
) {
  const params = { kind, r, alpha, a, b }
  const member = { x, lastWeeks, totalWeeks }
  const outcome = kind === 'bg' ? outcomes.bgnbd : outcomes.mbgnbd
  return {
    alive: [aliveProbability(params, member), outcome.p_alive] as const,
    silent: [silentProbability(params, member, t), outcome.p_no_purchase] as const,
    expected: [expectedPurchases(params, member, t), outcome.exp_tx] as const,
  }
}
