import { valueBatch } from '#shared/insight/score/batch'
import { fitFrequency } from '#shared/insight/score/fit'
import { expectedSpend, fitSpend } from '#shared/insight/score/spend'
import type { BusinessDay } from '#shared/kernel/business-day'
import { allNear, type GoldenKind, near, same } from './golden'
import { readTransactions, standingAt } from './transactions'

interface Expected {
  fitted_customers: number
  params: { p: number; q: number; gamma: number }
  log_likelihood: number
  population_mean_spend: number
  correlation_x_m: number
  customers: {
    customer_id: string | number
    x: number
    mean_repeat_spend: number
    exp_avg_spend_fit: number
    clv_12x30d: number
  }[]
  clv_total_all_customers?: number
}

/** Spend per purchase, and the value of twelve months under the BG/NBD fit. */
export const gammagamma: GoldenKind = {
  prefix: 'gammagamma_',
  check(golden, folder) {
    const { transactions, calibration_end_inclusive: end } = golden.input as Record<string, string>
    const standing = standingAt(readTransactions(folder, transactions ?? ''), end as BusinessDay)
    const expected = golden.expected as Expected
    const spend = fitSpend(standing)
    const frequency = fitFrequency('bg', standing)
    if (!spend || !frequency) return [same('fits', null, expected.params)]
    const { p, q, gamma } = spend.params
    const terms = { spend: spend.params, meanSpend: 0, months: 12, monthlyRate: 0.01 }
    const values = valueBatch(frequency.params, standing, terms)
    const valueById = new Map(standing.members.map(({ id }, i) => [id, values[i] ?? 0]))
    const total = values.reduce((sum, each) => sum + each, 0)
    return [
      same('fitted customers', spend.members, expected.fitted_customers),
      near('p', p, expected.params.p, { rel: 0.002 }),
      near('q', q, expected.params.q, { rel: 0.002 }),
      near('gamma', gamma, expected.params.gamma, { rel: 0.002 }),
      near('log-likelihood', spend.logLikelihood, expected.log_likelihood, { abs: 0.01 }),
      near('mean of all', (p * gamma) / (q - 1), expected.population_mean_spend, { rel: 0.002 }),
      near('correlation', spend.correlation, expected.correlation_x_m, { abs: 1e-6 }),
      allNear(
        'expected spend of the file’s parameters',
        expected.customers.map((each) => [
          expectedSpend(expected.params, each.x, each.mean_repeat_spend, 0),
          each.exp_avg_spend_fit,
        ]),
        { rel: 1e-8 },
      ),
      allNear(
        'value of 12 months',
        expected.customers.map((each) => [valueById.get(String(each.customer_id)) ?? Number.NaN, each.clv_12x30d]),
        { rel: 0.005 },
      ),
      ...(expected.clv_total_all_customers === undefined
        ? []
        : [near('value of 12 months, all', total, expected.clv_total_all_customers, { rel: 0.005 })]),
    ]
  },
}
