import { forecastBatch } from '#shared/insight/score/batch'
import { fitFrequency, logLikelihoodOf } from '#shared/insight/score/fit'
import {
  aliveProbability,
  expectedPurchases,
  type Frequency,
  type FrequencyKind,
  type FrequencyParams,
  silentProbability,
} from '#shared/insight/score/frequency'
import type { BusinessDay } from '#shared/kernel/business-day'
import { allNear, type Finding, type Golden, type GoldenKind, near, same } from './golden'
import { daysAfter, readTransactions, standingAt } from './transactions'

interface Params {
  r: number
  alpha: number
  a: number
  b: number
}
interface Fit {
  params: Params
  log_likelihood: number
}
type Outcome = Record<'p_alive' | 'exp_tx_39w' | 'exp_tx_30d' | 'p_no_purchase_30d' | 'p_no_purchase_90d', number>
interface Customer {
  customer_id: string | number
  x: number
  t_x_days: number
  T_days: number
  mean_repeat_spend: number
  [model: `${string}nbd_fit`]: Outcome
  bgnbd_published_params?: Outcome
}
interface Expected {
  cbs: Record<string, number> & { histogram_x?: Record<string, number> }
  bgnbd: Fit
  mbgnbd: Fit
  bgnbd_published?: Fit & {
    log_likelihood_at_published: number
    expected_repeat_new_customer: Record<string, number>
    pmf_t39?: number[]
  }
  aggregate_holdout?: {
    horizon_weeks: number
    actual_repeat_days: number
    bgnbd_expected: number
    mbgnbd_expected: number
  }
  customers: Customer[]
}
type Standing = ReturnType<typeof standingAt>
const KINDS = ['bg', 'mbg'] as const

/** Sufficient statistics, fits and what follows from them. */
export const bgnbd: GoldenKind = {
  prefix: 'bgnbd_',
  leftOut: ['pareto_nbd', 'pmf of one and more purchases'],
  check(golden, folder) {
    const {
      transactions: file,
      calibration_end_inclusive: end,
      holdout_end_inclusive: until,
    } = golden.input as Record<string, string>
    const transactions = readTransactions(folder, file ?? '')
    const standing = standingAt(transactions, end as BusinessDay)
    const expected = golden.expected as Expected
    const fits = { bg: fitFrequency('bg', standing), mbg: fitFrequency('mbg', standing) }
    const outcomes = KINDS.flatMap((kind) => {
      const [fit, wanted] = [fits[kind], expected[`${kind}nbd`]]
      if (!fit) return [same(`${kind}: fits`, null, wanted.params)]
      return [
        ...checkFit(kind, fit, wanted, golden),
        ...checkCustomers(kind, expected.customers, { fitted: fit.params, golden }),
      ]
    })
    const holdout = [...transactions].filter(([id]) => standing.members.some((member) => member.id === id))
    const later = holdout.map(([, purchases]) => daysAfter(purchases, end as BusinessDay, until as BusinessDay))
    return [
      ...checkStatistics(standing, expected.cbs),
      ...outcomes,
      ...checkPublished(standing, expected),
      ...checkShop(
        standing,
        expected,
        later.reduce((sum, each) => sum + each, 0),
      ),
    ]
  },
}

function checkStatistics({ members, x, lastWeeks, totalWeeks, mean }: Standing, cbs: Expected['cbs']): Finding[] {
  const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0)
  const measured: Record<string, number> = {
    customers: members.length,
    repeat_days_total: sum(x),
    customers_with_repeat: x.filter((each) => each > 0).length,
    sum_t_x_days: Math.round(sum(lastWeeks) * 7),
    sum_T_days: Math.round(sum(totalWeeks) * 7),
    max_x: x.reduce((most, each) => Math.max(most, each), 0),
    zero_mean_spend_repeaters: x.filter((each, i) => each > 0 && mean[i] === 0).length,
  }
  const counts = Object.entries(measured).filter(([name]) => cbs[name] !== undefined)
  return [
    ...counts.map(([name, value]) => same(name, value, cbs[name])),
    ...(cbs.sum_m_x === undefined ? [] : [near('sum_m_x', sum(mean), cbs.sum_m_x, { rel: 1e-9 })]),
  ]
}

/** Where the data hardly tell large a and b apart, the file says so in words; then their proportion is compared. */
function checkFit(
  kind: FrequencyKind,
  fit: { params: FrequencyParams; logLikelihood: number },
  wanted: Fit,
  golden: Golden,
): Finding[] {
  const tolerance = golden.tolerance as Record<string, unknown>
  const isWeak = typeof tolerance.fit_params_rel === 'string'
  const proportion = ({ a, b }: Params) => a / (a + b)
  const { params } = fit
  return [
    near(`${kind}: log-likelihood`, fit.logLikelihood, wanted.log_likelihood, {
      abs: Number(tolerance.log_likelihood_abs),
    }),
    near(`${kind}: r`, params.r, wanted.params.r, { rel: isWeak ? 0.02 : 0.002 }),
    near(`${kind}: alpha`, params.alpha, wanted.params.alpha, { rel: isWeak ? 0.02 : 0.002 }),
    ...(isWeak
      ? [near(`${kind}: a / (a + b)`, proportion(params), proportion(wanted.params), { rel: 0.03 })]
      : [
          near(`${kind}: a`, params.a, wanted.params.a, { rel: 0.002 }),
          near(`${kind}: b`, params.b, wanted.params.b, { rel: 0.002 }),
        ]),
  ]
}

function checkCustomers(
  kind: FrequencyKind,
  customers: Customer[],
  { fitted, golden }: { fitted: FrequencyParams; golden: Golden },
): Finding[] {
  const tolerance = golden.tolerance as Record<string, number>
  const wanted = (golden.expected as Expected)[`${kind}nbd`].params
  const outcomes = (params: FrequencyParams) =>
    customers.flatMap((customer) => {
      const expected = customer[`${kind}nbd_fit`]
      return expected ? pairsOf(params, customer, expected) : []
    })
  const published = customers.flatMap((customer) =>
    kind === 'bg' && customer.bgnbd_published_params
      ? pairsOf({ kind, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, customer, customer.bgnbd_published_params)
      : [],
  )
  // The file's own parameters have twelve digits; what follows from them cannot have more.
  return [
    allNear(`${kind}: outcomes of the file's parameters`, outcomes({ kind, ...wanted }), {
      rel: tolerance.given_params_outputs_rel ?? 1e-8,
    }),
    allNear(`${kind}: outcomes of the own fit`, outcomes(fitted), { rel: tolerance.fit_outputs_rel ?? 0.005 }),
    ...(published.length > 0 ? [allNear('outcomes of the published parameters', published, { rel: 1e-8 })] : []),
  ]
}

function pairsOf(params: FrequencyParams, customer: Customer, expected: Outcome): [number, number][] {
  const member = { x: customer.x, lastWeeks: customer.t_x_days / 7, totalWeeks: customer.T_days / 7 }
  return [
    [aliveProbability(params, member), expected.p_alive],
    [expectedPurchases(params, member, 39), expected.exp_tx_39w],
    [expectedPurchases(params, member, 30 / 7), expected.exp_tx_30d],
    [silentProbability(params, member, 30 / 7), expected.p_no_purchase_30d],
    [silentProbability(params, member, 90 / 7), expected.p_no_purchase_90d],
  ]
}

const NEWCOMER: Frequency = { x: 0, lastWeeks: 0, totalWeeks: 0 }

function checkPublished(standing: Standing, { bgnbd_published: published }: Expected): Finding[] {
  if (!published) return []
  const params: FrequencyParams = { kind: 'bg', ...published.params }
  const pairs = Object.entries(published.expected_repeat_new_customer).map(
    ([weeks, value]) => [expectedPurchases(params, NEWCOMER, Number(weeks)), value] as const,
  )
  const likelihood = published.log_likelihood_at_published
  return [
    near('log-likelihood at the published parameters', logLikelihoodOf(params, standing), likelihood, { abs: 1e-6 }),
    allNear('published: expected purchases of a newcomer', pairs, { rel: 1e-8 }),
    near('published: no purchase in 39 weeks', silentProbability(params, NEWCOMER, 39), published.pmf_t39?.[0] ?? 0, {
      rel: 1e-8,
    }),
  ]
}

function checkShop(standing: Standing, expected: Expected, actual: number): Finding[] {
  const shop = expected.aggregate_holdout
  if (!shop) return []
  const total = (kind: FrequencyKind) =>
    forecastBatch({ kind, ...expected[`${kind}nbd`].params }, standing, shop.horizon_weeks).expected.reduce(
      (sum, each) => sum + each,
      0,
    )
  return [
    same('repeat days afterwards', actual, shop.actual_repeat_days),
    near('bg: expected of the shop', total('bg'), shop.bgnbd_expected, { rel: 1e-6 }),
    near('mbg: expected of the shop', total('mbg'), shop.mbgnbd_expected, { rel: 1e-6 }),
  ]
}
