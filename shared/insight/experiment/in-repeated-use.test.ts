import { armAt, hashOf, rangesOf } from './assignment'
import { effectOf, excludesZero, fixedInterval, sequentialInterval } from './effect'
import { isHarmed } from './guardrail'
import { armSize, type Baseline, powerWith } from './size'
import { adjustedArms, noSums, type PairedSums, shareSpread, spreadOf, withMember } from './spread'
import { splitVerdict } from './srm'

/** What the methods promise, kept over a thousand experiments that are drawn on one shop: the same members, the same acts, other seeds. */

const EXPERIMENTS = 1_000
const MEMBERS = 1_500
const DAYS = 28
const RANGES = rangesOf(2, 1, null)

/** 0 up to 1, the same in every run (mulberry32). */
function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A member of the shop: when first seen, whether anything is bought, for how much in yuan, and as much before. */
interface Seen {
  id: string
  day: number
  amount: number
  before: number
}

/** Most buy nothing, few buy much, and who spends a lot did so before. */
function shop(seed: number): Seen[] {
  const next = drawn(seed)
  return Array.from({ length: MEMBERS }, (_, at) => {
    const wealth = Math.exp(2.5 + 0.8 * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()))
    const spent = () => (next() < 0.35 ? wealth * (0.5 + next()) : 0)
    return { id: `mem_${at}`, day: Math.floor(DAYS * next() ** 2), amount: spent(), before: spent() + spent() }
  })
}

const armOf = (experiment: number, id: string): number => armAt(hashOf(`exp_${experiment}`, id), RANGES) ?? 0

interface Look {
  shares: { n: number; yes: number }[]
  sums: PairedSums[]
}

/** What is known at the end of each day of an experiment in which nothing is done to anybody. */
function days(experiment: number, members: readonly Seen[]): Look[] {
  const shares = [
    { n: 0, yes: 0 },
    { n: 0, yes: 0 },
  ]
  let sums = [noSums(), noSums()]
  const byDay: Seen[][] = Array.from({ length: DAYS }, () => [])
  for (const member of members) byDay[member.day]?.push(member)
  return byDay.map((newcomers) => {
    for (const { id, amount, before } of newcomers) {
      const arm = armOf(experiment, id)
      const share = shares[arm]
      if (share) {
        share.n += 1
        share.yes += amount > 0 ? 1 : 0
      }
      sums = sums.map((each, at) => (at === arm ? withMember(each, amount, before) : each))
    }
    return { shares: shares.map((each) => ({ ...each })), sums }
  })
}

const isFalse = (
  { shares, sums }: Look,
  figure: 'share' | 'amount' | 'adjusted',
  interval: typeof fixedInterval,
): boolean => {
  const spreads =
    figure === 'share'
      ? shares.map(({ n, yes }) => shareSpread(n, yes))
      : figure === 'amount'
        ? sums.map(spreadOf)
        : adjustedArms(sums).spreads
  const [control, arm] = spreads
  const effect = control && arm ? effectOf(control, arm, 'absolute') : null
  return effect !== null && excludesZero(interval(effect))
}

describe('a thousand experiments in which nothing is done', () => {
  const members = shop(73)
  const found = { share: { once: 0, ever: 0, tuned: 0 }, amount: { once: 0, ever: 0, tuned: 0 } }
  const adjusted = { once: 0, ever: 0, tuned: 0 }
  const counts = { ...found, adjusted }
  let broken = 0
  beforeAll(() => {
    for (let experiment = 0; experiment < EXPERIMENTS; experiment += 1) {
      const looks = days(experiment, members)
      const last = looks.at(-1)
      if (!last) throw new Error('no day')
      for (const figure of ['share', 'amount', 'adjusted'] as const) {
        const ever = (tunedFor?: number) =>
          looks.some((look) => isFalse(look, figure, (effect) => sequentialInterval(effect, tunedFor)))
        counts[figure].once += isFalse(last, figure, fixedInterval) ? 1 : 0
        counts[figure].ever += ever() ? 1 : 0
        counts[figure].tuned += ever(MEMBERS) ? 1 : 0
      }
      if (
        splitVerdict(
          last.shares.map(({ n }) => n),
          [0.5, 0.5],
        ) === 'broken'
      )
        broken += 1
    }
  })

  test.each(['share', 'amount', 'adjusted'] as const)(
    'in at most 65 a difference of the %s is found: by one look at the end, and ever by a look each day',
    (figure) => {
      expect(counts[figure].once).toBeGreaterThan(20)
      expect(counts[figure].once).toBeLessThanOrEqual(65)
      expect(counts[figure].ever).toBeLessThanOrEqual(65)
      expect(counts[figure].tuned).toBeLessThanOrEqual(65)
    },
  )

  test('looking at the interval for one look every day would find many more', () => {
    const peeked = Array.from({ length: 200 }, (_, experiment) =>
      days(experiment, members).some((look) => isFalse(look, 'share', fixedInterval)),
    )
    expect(peeked.filter(Boolean).length).toBeGreaterThan(26)
  })

  test('the split is called broken in no more than a few', () => {
    expect(broken).toBeLessThanOrEqual(4)
  })
})

describe('a thousand experiments in which something is done', () => {
  const shares = (baseline: Baseline & { kind: 'share' }, n: number, next: () => number) =>
    [baseline.share, baseline.share + baseline.change].map((share) => {
      let yes = 0
      for (let member = 0; member < n; member += 1) yes += next() < share ? 1 : 0
      return shareSpread(n, yes)
    })

  /** Exponential with a mean of 1, as amounts of purchases roughly are, and in the second arm a little more of everything. */
  const amounts = (baseline: Baseline & { kind: 'amount' }, n: number, next: () => number) =>
    [0, baseline.change].map((more) => {
      let [sum, squares] = [0, 0]
      for (let member = 0; member < n; member += 1) {
        const value = -(1 + more) * Math.log(1 - next())
        sum += value
        squares += value * value
      }
      return spreadOf({ n, sum, squares })
    })

  test.each<[string, Baseline, number]>([
    ['a share, with the planned size', { kind: 'share', share: 0.35, change: 0.08 }, 1],
    ['a rare share', { kind: 'share', share: 0.06, change: 0.04 }, 1],
    ['a share, with half the planned size', { kind: 'share', share: 0.35, change: 0.08 }, 0.5],
    ['an amount', { kind: 'amount', mean: 1, variance: 1, pieces: 0, change: 0.15 }, 1],
    ['an amount, with half the planned size', { kind: 'amount', mean: 1, variance: 1, pieces: 0, change: 0.15 }, 0.5],
  ])('%s: it is found as often as computed', (_title, baseline, part) => {
    const n = Math.round(armSize(baseline) * part)
    const next = drawn(1_729)
    let found = 0
    for (let experiment = 0; experiment < EXPERIMENTS; experiment += 1) {
      const arms = baseline.kind === 'share' ? shares(baseline, n, next) : amounts(baseline, n, next)
      const effect = arms[0] && arms[1] ? effectOf(arms[0], arms[1], 'relative') : null
      if (effect && fixedInterval(effect).from > 0) found += 1
    }
    expect(Math.abs(found / EXPERIMENTS - powerWith(n, baseline))).toBeLessThan(0.04)
  })
})

describe('guardrails', () => {
  const fewer = { isMoreBetter: true, toleratedShare: 0 }

  test('one stops where harm is certain, and not where it is put up with or less is better', () => {
    const [control, arm] = [shareSpread(4_000, 2_000), shareSpread(4_000, 1_600)]
    expect(isHarmed(control, arm, fewer)).toBe(true)
    expect(isHarmed(control, arm, { ...fewer, toleratedShare: 0.2 })).toBe(false)
    expect(isHarmed(control, arm, { ...fewer, isMoreBetter: false })).toBe(false)
    expect(isHarmed(arm, control, { ...fewer, isMoreBetter: false })).toBe(true)
    expect(isHarmed(shareSpread(30, 15), shareSpread(30, 12), fewer)).toBe(false)
    expect(isHarmed(shareSpread(30, 0), shareSpread(30, 12), fewer)).toBe(false)
  })

  test('looked at every day, one stops an experiment without harm in at most 65 of a thousand', () => {
    const members = shop(11)
    let stopped = 0
    for (let experiment = 0; experiment < EXPERIMENTS; experiment += 1) {
      const isStopped = days(experiment, members).some(({ shares: [control, arm] }) => {
        if (!control || !arm) return false
        return isHarmed(shareSpread(control.n, control.yes), shareSpread(arm.n, arm.yes), fewer, MEMBERS)
      })
      stopped += isStopped ? 1 : 0
    }
    expect(stopped).toBeLessThanOrEqual(65)
  })

  test('harm halfway through is found within the planned size', () => {
    const next = drawn(5)
    const sums = [noSums(), noSums()]
    let foundAt: number | null = null
    for (let member = 0; member < 6_000 && foundAt === null; member += 1) {
      const arm = member % 2
      const value = next() < (arm === 0 || member < 1_500 ? 0.5 : 0.35) ? 1 : 0
      sums[arm] = withMember(sums[arm] ?? noSums(), value, 0)
      const [control, other] = sums.map(spreadOf)
      if (member % 100 === 99 && control && other && isHarmed(control, other, fewer, 6_000)) foundAt = member
    }
    expect(foundAt).toBeGreaterThan(1_500)
  })
})
