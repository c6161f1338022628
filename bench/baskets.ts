import fs from 'node:fs'
import { associationRules } from '#shared/insight/recommendation/association'
import { frequentItemsets } from '#shared/insight/recommendation/itemsets'
import { goesWith } from '#shared/insight/recommendation/likeness'
import { addBasket, type PairRow, type PairSums, rowsOf, withSum } from '#shared/insight/recommendation/pairs'
import { diceOf } from '../life/dice'

/** What is learnt from somebody else's baskets, which stay where they are. */
export interface BasketFindings {
  baskets: number
  goods: number
  /** Sets of goods and rules, by the least share of baskets, and of those with the left side. */
  counts: { support: number; confidence: number | null; found: number }[]
  completions: Completion[]
}

/** One product of each basket of a fifth is hidden; the others, and four fifths of the baskets, say what it was. */
export interface Completion {
  seed: number
  asked: number
  /** Shares of baskets whose hidden product is among the first ten. */
  likeness: number
  popularity: number
  /** Of their difference, basket by basket. */
  interval: readonly [number, number]
}

const COUNTED = [
  { support: 0.001, confidence: null },
  { support: 0.001, confidence: 0.5 },
  { support: 0.001, confidence: 0.8 },
  { support: 0.006, confidence: 0.25 },
  { support: 0.01, confidence: null },
  { support: 0.01, confidence: 0.5 },
]

/** One basket a line, its goods with commas between them. */
export const readBaskets = (file: string): string[][] =>
  fs
    .readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => [...new Set(line.split(',').map((name) => name.trim()))].filter((name) => name !== ''))
    .filter((basket) => basket.length > 0)

export function findIn(baskets: readonly string[][], seeds: readonly number[]): BasketFindings {
  const keys = [...new Set(baskets.flat())].sort()
  const numberOf = new Map(keys.map((key, at) => [key, at]))
  const numbered = baskets.map((basket) => basket.flatMap((key) => numberOf.get(key) ?? []))
  const counts = COUNTED.map(({ support, confidence }) => {
    const sets = frequentItemsets(numbered, { countMin: Math.ceil(support * baskets.length), itemsMax: keys.length })
    if (!sets) throw new Error(`more sets than are looked for at ${support}`)
    const rules =
      confidence === null ? sets : associationRules(sets, baskets.length, { confidenceMin: confidence, liftMin: 0 })
    return { support, confidence, found: rules.length }
  })
  return {
    baskets: baskets.length,
    goods: keys.length,
    counts,
    completions: seeds.map((seed) => complete(baskets, seed)),
  }
}

const TRAINED_SHARE = 0.8
const FIRST = 10
const Z_95 = 1.96

function complete(baskets: readonly string[][], seed: number): Completion {
  const dice = diceOf(seed, 'baskets')
  const order = baskets
    .map((basket, at) => ({ basket, at, drawn: dice('order', at) }))
    .sort((a, b) => a.drawn - b.drawn)
  const trained = Math.floor(TRAINED_SHARE * order.length)
  const sums: PairSums = new Map()
  for (const { basket } of order.slice(0, trained)) addBasket(sums, basket)
  const rows = rowsOf(sums)
  const counts = new Map([...rows].map(([key, row]) => [key, row.baskets]))
  const best = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key)
  const asked = order.slice(trained).filter(({ basket }) => basket.length > 1)
  const found = asked.map(({ basket, at }) => {
    const hidden = basket[Math.floor(dice('hidden', at) * basket.length)] ?? ''
    const seen = new Map(basket.filter((key) => key !== hidden).map((key) => [key, 1]))
    const liked = goesWith(seen, rows, { baskets: counts, left: new Set(), limit: FIRST }).map(({ key }) => key)
    const popular = best.filter((key) => !seen.has(key)).slice(0, FIRST)
    // As members see it: what sells best fills the rest.
    const shown = [...new Set([...liked, ...popular])].slice(0, FIRST)
    return { likeness: shown.includes(hidden) ? 1 : 0, popularity: popular.includes(hidden) ? 1 : 0 }
  })
  const likeness = mean(found.map((each) => each.likeness))
  const popularity = mean(found.map((each) => each.popularity))
  const gains = found.map((each) => each.likeness - each.popularity)
  const gain = mean(gains)
  const half = Z_95 * Math.sqrt(mean(gains.map((each) => (each - gain) ** 2)) / gains.length)
  return { seed, asked: asked.length, likeness, popularity, interval: [gain - half, gain + half] }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const MADE_UP = { baskets: 10_000, goods: 3_000, aBasket: 12, batch: 2_500 }

/** Processor time in seconds of learning made-up baskets as a night does, batch by batch, without the database. */
export function measureTraining(seed: number): number {
  const dice = diceOf(seed, 'training')
  // Many of few goods, few of many.
  const product = (at: number) => `good-${Math.floor(MADE_UP.goods * dice('which', at) ** 2)}`
  const baskets = Array.from({ length: MADE_UP.baskets }, (_, at) =>
    Array.from({ length: MADE_UP.aBasket }, (_, place) => product(at * MADE_UP.aBasket + place)),
  )
  const before = process.cpuUsage()
  const rows = new Map<string, PairRow>()
  for (let from = 0; from < baskets.length; from += MADE_UP.batch) {
    const sums: PairSums = new Map()
    for (const basket of baskets.slice(from, from + MADE_UP.batch)) addBasket(sums, basket)
    for (const [key, sum] of sums) rows.set(key, withSum(rows.get(key) ?? null, key, sum))
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

export const describeFindings = ({ baskets, goods, counts, completions }: BasketFindings): string =>
  [
    `${baskets} baskets of ${goods} goods`,
    ...counts.map(
      ({ support, confidence, found }) =>
        `in ${support} of the baskets: ${found} ${confidence === null ? 'sets' : `rules with confidence ${confidence}`}`,
    ),
    ...completions.map(describeCompletion),
    `mean gain ${mean(completions.map(gainOf)).toFixed(4)}; at least .015 and surely above 0 by ${completions.filter(isKept).length} of ${completions.length} seeds`,
  ].join('\n')

const gainOf = ({ likeness, popularity }: Completion) => likeness - popularity
const isKept = (each: Completion) => gainOf(each) >= 0.015 && each.interval[0] > 0

const describeCompletion = (each: Completion): string => {
  const { seed, asked, likeness, popularity, interval } = each
  const [low, high] = interval.map((edge) => edge.toFixed(4))
  return `seed ${seed}: of ${asked} hidden ${likeness.toFixed(4)}, by what sells best ${popularity.toFixed(4)}, gain ${gainOf(each).toFixed(4)} (95 %: ${low} to ${high})`
}
