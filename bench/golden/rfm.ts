import fs from 'node:fs'
import path from 'node:path'
import { valueBatch } from '#shared/insight/score/batch'
import { fitFrequency } from '#shared/insight/score/fit'
import { groupOf } from '#shared/insight/score/group'
import {
  composite,
  cutsOf,
  type Rfm,
  recencyScore,
  scoreByCuts,
  socialScore,
  toHundred,
  type Weights,
} from '#shared/insight/score/rfm'
import { defaultScoreRules } from '#shared/insight/score/rules'
import { fitSpend } from '#shared/insight/score/spend'
import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { allNear, type Finding, type GoldenKind, near, same } from './golden'
import { readTransactions, standingAt } from './transactions'

interface ExpectedScores {
  members: number
  cut_points: { recency_days: number[]; frequency_days: number[]; monetary: number[]; ltv?: number[] }
  score_counts: Record<'R' | 'F' | 'M' | 'L' | 'S', Record<string, number> | undefined>
  rfm_cell_counts?: Record<string, number>
  social?: { positive_quartiles: number[]; note: string }
  composites: Record<
    string,
    { weights: Record<string, number>; mean: number; mean_0_100: number; count_ge_4: number; dims_used: string[] }
  >
  segments8_counts: Record<string, number>
  customers: (Record<'customer_id' | 'segment8', string> & Record<string, number | string | null>)[]
}

/** Cuts, scores, weighted means and the groups of the built-in rules. */
export const rfm: GoldenKind = {
  prefix: 'rfm_',
  leftOut: ['classic8'],
  check(golden, folder) {
    const { transactions, as_of_inclusive: asOf } = golden.input as Record<string, string>
    const asOfDay = asOf as BusinessDay
    const standing = standingAt(readTransactions(folder, transactions ?? ''), asOfDay)
    const expected = golden.expected as ExpectedScores
    const social = expected.social ? pairedWithMessages(folder, standing.members.length) : null
    const [frequency, spend] = [fitFrequency('mbg', standing), fitSpend(standing)]
    if (!frequency || !spend) return [same('fits', null, expected.members)]
    const value = valueBatch(frequency.params, standing, {
      spend: spend.params,
      meanSpend: 0,
      months: 12,
      monthlyRate: 0.01,
    })
    const cuts = cutsOf({ r: standing.recencyDays, f: standing.days, m: standing.spent, l: value, s: social })
    const scored = standing.members.map(({ id, facts }, i) => {
      const scores: Rfm = {
        r: recencyScore(standing.recencyDays[i] ?? 0, cuts.r),
        f: scoreByCuts(standing.days[i] ?? 0, cuts.f),
        m: scoreByCuts(standing.spent[i] ?? 0, cuts.m),
        l: scoreByCuts(value[i] ?? 0, cuts.l ?? []),
        s: social && cuts.s ? socialScore(social[i] ?? 0, cuts.s) : null,
      }
      const group = groupOf(defaultScoreRules.groups, scores, daysBetween(facts.firstDay, asOfDay)).name
      return { id, scores, group }
    })
    return [
      same('members', scored.length, expected.members),
      ...checkCuts(cuts, expected),
      ...checkScores(scored, expected),
      ...checkMeans(scored, expected),
      ...checkGroups(scored, expected),
    ]
  },
}

type ScoredMember = { id: string; scores: Rfm; group: string }[]
const DIMENSIONS = ['R', 'F', 'M', 'L', 'S'] as const
const scoreOf = (scores: Rfm, dimension: string) => scores[dimension.toLowerCase() as keyof Rfm]

function checkCuts(cuts: ReturnType<typeof cutsOf>, { cut_points: wanted, social }: ExpectedScores): Finding[] {
  const pairs = (measured: number[] | null, expected: number[]) =>
    expected.map((each, i) => [measured?.[i] ?? Number.NaN, each] as const)
  return [
    allNear('cuts of R', pairs(cuts.r, wanted.recency_days), { abs: 1e-6 }),
    allNear('cuts of F', pairs(cuts.f, wanted.frequency_days), { abs: 1e-6 }),
    allNear('cuts of M', pairs(cuts.m, wanted.monetary), { abs: 1e-6 }),
    ...(wanted.ltv ? [allNear('cuts of L', pairs(cuts.l, wanted.ltv), { rel: 0.005 })] : []),
    ...(social ? [allNear('cuts of S', pairs(cuts.s, social.positive_quartiles), { abs: 1e-6 })] : []),
  ]
}

function checkScores(scored: ScoredMember, expected: ExpectedScores): Finding[] {
  const counts = DIMENSIONS.flatMap((dimension) => {
    const wanted = expected.score_counts[dimension]
    const measured = countBy(scored.map(({ scores }) => String(scoreOf(scores, dimension))))
    return wanted ? [same(`scores of ${dimension}`, measured, sorted(wanted))] : []
  })
  const cells = countBy(scored.map(({ scores }) => `${scores.r}${scores.f}${scores.m}`))
  return [...counts, ...(expected.rfm_cell_counts ? [same('cells', cells, sorted(expected.rfm_cell_counts))] : [])]
}

function checkMeans(scored: ScoredMember, { composites, customers }: ExpectedScores): Finding[] {
  return Object.entries(composites).flatMap(([name, { weights, mean, mean_0_100, count_ge_4, dims_used }]) => {
    const given = Object.fromEntries(DIMENSIONS.map((each) => [each.toLowerCase(), weights[each] ?? 0])) as Weights
    const all = scored.map(({ id, scores }) => ({ id, ...composite(scores, given) }))
    const average = all.reduce((sum, each) => sum + each.mean, 0) / all.length
    const byId = new Map(all.map((each) => [each.id, each.mean]))
    return [
      near(`${name}: mean`, average, mean, { abs: 1e-9 }),
      near(`${name}: mean of 100`, toHundred(average), mean_0_100, { abs: 1e-8 }),
      same(`${name}: 4 and more`, all.filter((each) => each.mean >= 4 - 1e-12).length, count_ge_4),
      same(
        `${name}: dimensions`,
        all[0]?.dimensions.map((each) => each.toUpperCase()),
        dims_used,
      ),
      allNear(
        `${name}: customers`,
        customers.map((each) => [byId.get(String(each.customer_id)) ?? Number.NaN, Number(each[name])]),
        { abs: 1e-9 },
      ),
    ]
  })
}

function checkGroups(scored: ScoredMember, { segments8_counts: wanted, customers }: ExpectedScores): Finding[] {
  const byId = new Map(scored.map(({ id, group }) => [id, group]))
  const present = Object.fromEntries(Object.entries(wanted).filter(([, count]) => count > 0))
  return [
    same('groups', countBy(scored.map(({ group }) => group)), sorted(present)),
    same(
      'groups of customers',
      customers.map(({ customer_id }) => byId.get(String(customer_id))),
      customers.map(({ segment8 }) => segment8),
    ),
  ]
}

const MESSAGES = 'data/college_msg.csv'
const SENDERS = 1899

/** An artificial pairing, for the arithmetic only: the i-th customer gets the number of messages that sender i sent. */
function pairedWithMessages(folder: string, customers: number): Float64Array {
  const [head = '', ...lines] = fs.readFileSync(path.join(folder, MESSAGES), 'utf8').trim().split(/\r?\n/)
  const source = head.split(',').indexOf('src')
  const sent = countBy(lines.map((line) => line.split(',')[source] ?? ''))
  return Float64Array.from({ length: customers }, (_, i) => (i < SENDERS ? (sent[String(i + 1)] ?? 0) : 0))
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return sorted(counts)
}

function sorted(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
