import { effectOf, excludesZero, fixedInterval, fixedProbability, sequentialInterval, tuningOf } from './effect'
import { armSize, daysNeeded, powerWith } from './size'
import { addSums, adjustedArms, adjustedSpread, noSums, shareSpread, slopeOf, spreadOf, withMember } from './spread'
import { splitProbability, splitVerdict } from './srm'
import { chiSquareTail, normalBelow, normalQuantile, studentQuantile, studentTail } from './tails'

/** Figures to five digits are those that GrowthBook's own tests hold (MIT); tails are of tables. */

describe('tails', () => {
  test.each([
    [3.841458820694124, 1, 0.05],
    [10.827566170662733, 1, 0.001],
    [5.991464547107979, 2, 0.05],
    [18.307038053275146, 10, 0.05],
    [0.2, 4, 0.9953211598395555],
    [400, 1, 5.507248237212467e-89],
  ])('P(χ² > %d), %d degrees: %d', (x, freedom, tail) => {
    expect(chiSquareTail(x, freedom) / tail).toBeCloseTo(1, 8)
  })

  test.each([
    [12.706204736432095, 1, 0.05],
    [2.2281388519649385, 10, 0.05],
    [1.9623390808264085, 1_000, 0.05],
    [0, 7, 1],
  ])('P(|T| > %d), %d degrees: %d', (t, freedom, tail) => {
    expect(studentTail(t, freedom)).toBeCloseTo(tail, 10)
    if (tail < 1) expect(studentQuantile(tail, freedom)).toBeCloseTo(t, 8)
  })

  test('quantiles and shares of the normal distribution', () => {
    expect(normalQuantile(0.05)).toBeCloseTo(1.959963984540054, 10)
    expect(normalQuantile(0.4)).toBeCloseTo(0.8416212335729143, 10)
    expect(normalBelow(-1.6448536269514722)).toBeCloseTo(0.05, 10)
    expect(normalBelow(0.8416212335729143)).toBeCloseTo(0.8, 10)
  })
})

describe('members divided as it was set', () => {
  test.each<[number[], number[], number]>([
    [[1000, 1200], [0.5, 0.5], 0.000020079],
    [[135, 115], [0.5, 0.5], 0.205903211],
    [[310, 98], [0.75, 0.25], 0.647434186],
    [[0, 10, 10], [0.34, 0.33, 0.33], 0.005790624],
    [[500, 500, 600], [0.34, 0.33, 0.33], 0.000592638],
    [[0, 0], [0.5, 0.5], 1],
    [[600, 400], [0.5, 0.5], 2.54e-10],
  ])('%j by %j: %d', (counts, weights, probability) => {
    const found = splitProbability(counts, weights)
    if (probability < 1e-6) expect(found / probability).toBeCloseTo(1, 2)
    else expect(found).toBeCloseTo(probability, 8)
  })

  test('whoever was in an arm that is closed by now does not count', () => {
    expect(splitProbability([1000, 1200, 900], [0.5, 0.5, 0])).toBeCloseTo(0.000020079, 8)
    expect(splitVerdict([1000, 1010, 900], [0.5, 0.5, 0])).toBe('asSet')
    expect(splitVerdict([7, 7, 900], [0.5, 0.5, 0])).toBe('tooFew')
  })

  test('the verdict waits for eight in every arm and gives up below one in a thousand', () => {
    expect(splitVerdict([15, 0], [0.5, 0.5])).toBe('tooFew')
    expect(splitVerdict([16, 0], [0.5, 0.5])).toBe('broken')
    expect(splitVerdict([4, 30], [0.2, 0.8])).toBe('tooFew')
    expect(splitVerdict([135, 115], [0.5, 0.5])).toBe('asSet')
  })
})

const control = (n: number) => spreadOf({ n, sum: 1396.87, squares: 52377.9767 })
const arm = spreadOf({ n: 3461, sum: 2422.7, squares: 134698.29 })
const found = <T>(value: T | null): T => {
  if (value === null) throw new Error('nothing can be said')
  return value
}

describe('effects', () => {
  test('relative, for one look', () => {
    const effect = found(effectOf(control(3407), arm, 'relative'))
    expect(effect.size).toBeCloseTo(0.70732, 5)
    expect(effect.error).toBeCloseTo(0.37879, 5)
    expect(fixedInterval(effect).from).toBeCloseTo(-0.03526, 5)
    expect(fixedInterval(effect).to).toBeCloseTo(1.44989, 5)
    expect(fixedProbability(effect)).toBeCloseTo(0.06191, 5)
  })

  test('absolute, for one look', () => {
    const effect = found(effectOf(control(3407), arm, 'absolute'))
    expect(effect.size).toBeCloseTo(0.29, 5)
    expect(fixedInterval(effect).from).toBeCloseTo(0.04538, 5)
    expect(fixedInterval(effect).to).toBeCloseTo(0.53462, 5)
    expect(fixedProbability(effect)).toBeCloseTo(0.02016, 5)
  })

  test('of shares', () => {
    const effect = found(effectOf(shareSpread(28, 14), shareSpread(30, 16), 'relative'))
    expect(effect.size).toBeCloseTo(0.06667, 5)
    expect(effect.error).toBeCloseTo(0.2717, 5)
    expect(fixedInterval(effect).from).toBeCloseTo(-0.47767, 5)
    expect(fixedInterval(effect).to).toBeCloseTo(0.61101, 5)
    expect(fixedProbability(effect)).toBeCloseTo(0.80707, 5)
  })

  test('for any number of looks', () => {
    expect(tuningOf(5_000)).toBeCloseTo(0.0398401, 7)
    const amounts = sequentialInterval(found(effectOf(control(3000), arm, 'relative')), 1_000)
    expect(amounts.from).toBeCloseTo(-0.55844, 5)
    expect(amounts.to).toBeCloseTo(1.56516, 5)
    const shares = found(effectOf(shareSpread(3000, 1396), shareSpread(3461, 2422), 'relative'))
    expect(shares.size).toBeCloseTo(0.50386, 5)
    expect(sequentialInterval(shares).from).toBeCloseTo(0.40098, 5)
    expect(sequentialInterval(shares).to).toBeCloseTo(0.60675, 5)
  })

  test('it is narrowest near the size that it is tuned for, and always wider than for one look', () => {
    const effect = found(effectOf(control(3000), arm, 'relative'))
    const width = (tunedFor: number) => sequentialInterval(effect, tunedFor).to - effect.size
    expect(width(6_461)).toBeLessThan(width(10))
    expect(width(6_461)).toBeLessThan(width(100_000))
    expect(width(6_461)).toBeGreaterThan(fixedInterval(effect).to - effect.size)
  })

  test('nothing is said of one member, of what never varies, or relative to nothing', () => {
    expect(effectOf(spreadOf({ n: 1, sum: 5, squares: 25 }), arm, 'absolute')).toBeNull()
    expect(effectOf(shareSpread(30, 0), shareSpread(30, 4), 'absolute')).toBeNull()
    expect(effectOf(spreadOf({ n: 30, sum: 0, squares: 9 }), arm, 'relative')).toBeNull()
  })
})

describe('what members did before', () => {
  const before = { before: 16.87, beforeSquares: 527.9767, products: 12525 }
  const other = { before: 22.7, beforeSquares: 1348.29, products: 3333 }
  const arms = [
    { n: 3000, sum: 1396.87, squares: 52377.9767, ...before },
    { n: 3461, sum: 2422.7, squares: 134698.29, ...other },
  ] as const

  test('is taken out with a given slope, relative to the plain mean', () => {
    const effect = found(effectOf(adjustedSpread(arms[0], 0.5), adjustedSpread(arms[1], 0.5), 'relative'))
    expect(effect.size).toBeCloseTo(0.50236, 5)
    expect(effect.error).toBeCloseTo(0.3093, 5)
    expect(sequentialInterval(effect).from).toBeCloseTo(-0.43745, 5)
    expect(sequentialInterval(effect).to).toBeCloseTo(1.44217, 5)
  })

  test('the slope is one for all arms, and 0 where either figure is the same for everybody', () => {
    const doubled = [1, 2, 3, 4].reduce((sums, x) => withMember(sums, 2 * x, x), noSums())
    const lifted = [1, 2, 3, 4].reduce((sums, x) => withMember(sums, 2 * x + 3, x), noSums())
    expect(slopeOf([doubled, lifted])).toBeCloseTo(2, 10)
    expect(adjustedSpread(lifted, 2).mean - adjustedSpread(doubled, 2).mean).toBeCloseTo(3, 10)
    expect(adjustedArms([doubled, lifted]).saved).toBeCloseTo(1, 10)
    const same = [1, 2, 3].reduce((sums, x) => withMember(sums, x, 7), noSums())
    expect(slopeOf([same, same])).toBe(0)
    expect(slopeOf([[1, 2].reduce((sums, x) => withMember(sums, 5, x), noSums())])).toBe(0)
    expect(addSums(doubled, noSums())).toEqual(doubled)
  })
})

describe('how many it takes', () => {
  test.each([
    // By an absolute difference 1 091 both ways: relative to its own mean more is found later than less, because the error grows with it.
    [0.2, 0.05, 1_211],
    [0.25, -0.05, 1_005],
    [0.5, 0.1, 429],
    [0.05, 0.01, 8_804],
  ])('a share of %d and a change of %d: %d in each arm', (share, change, members) => {
    expect(armSize({ kind: 'share', share, change })).toBe(members)
    expect(powerWith(members, { kind: 'share', share, change })).toBeCloseTo(0.8, 3)
  })

  test('an amount, rounded up', () => {
    // With 340 the smallest change found is 0.1769 = 1.96 × √(2 × 4 / 340) / 2 × 1.1769, and (0.25 − 0.1769) × 2 × √340 / √(4 × (1 + 1.25²)) = 0.842.
    const amount = { kind: 'amount', mean: 2, variance: 4, pieces: 0, change: 0.5 } as const
    expect(armSize(amount)).toBe(340)
    // Half of the variance is told by what members did before, so it takes half as many.
    expect(armSize({ ...amount, left: 0.5 })).toBe(170)
    // Where it is made of days of 2, some more of these vary more than a little more of each.
    expect(armSize({ ...amount, pieces: 8 })).toBe(384)
  })

  test('days are whole weeks of the smallest open arm, or nothing where it would take too long', () => {
    const seen = [
      { days: 7, members: 700 },
      { days: 28, members: 1_400 },
    ]
    const half = { weights: [0.5, 0.5], coverage: 1 }
    expect(daysNeeded(350, half, seen)).toBe(7)
    expect(daysNeeded(351, half, seen)).toBe(14)
    expect(daysNeeded(800, half, seen)).toBe(35)
    expect(daysNeeded(351, { weights: [0.8, 0.2, 0], coverage: 1 }, seen)).toBe(42)
    expect(daysNeeded(100_000, half, seen)).toBeNull()
    expect(daysNeeded(1, { weights: [0.5, 0.5], coverage: 0 }, seen)).toBeNull()
    expect(daysNeeded(1, half, [])).toBeNull()
  })
})

test('an interval excludes zero on either side', () => {
  expect(
    [
      { from: 0.1, to: 1 },
      { from: -2, to: -0.1 },
      { from: -1, to: 1 },
    ].map(excludesZero),
  ).toEqual([true, true, false])
})
