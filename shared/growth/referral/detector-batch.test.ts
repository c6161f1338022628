import { judge } from './detector'
import { count, judgeAll, newTallyBook } from './detector-batch'
import { replay } from './detector-replay'
import { defaultDetectionRules as rules } from './signals/rules'
import { USUAL_RATES } from './testing/a-bond'
import { aShopOfBonds, type KnownBond } from './testing/traffic'

const shop = aShopOfBonds(3000, 7)
const bonds = shop.map(({ bond }) => bond)
const judgements = judgeAll(bonds, rules)

const heldOf = (isWanted: (known: KnownBond) => boolean) => {
  const of = shop.flatMap((known, index) => (isWanted(known) ? [judgements[index]?.verdict === 'hold'] : []))
  return of.filter(Boolean).length / of.length
}

test('a made-up shop: farms and rings are held, honest members are not', () => {
  expect(heldOf(({ kind }) => kind === 'ring')).toBe(1)
  expect(heldOf(({ kind }) => kind === 'farm')).toBeGreaterThan(0.9)
  expect(heldOf(({ isFraud }) => !isFraud)).toBeLessThan(0.01)
})

test('neither store openings nor campuses nor families are held', () => {
  expect(heldOf(({ kind }) => ['store opening', 'campus', 'family'].includes(kind))).toBeLessThan(0.01)
})

test('a till that knows neither payers nor addresses nor minimums still finds them', () => {
  const judged = judgeAll(
    bonds.map((bond) => ({ ...bond, order: null })),
    rules,
  )
  const held = shop.filter(({ kind }, index) => kind === 'farm' && judged[index]?.verdict === 'hold')
  expect(held.length / shop.filter(({ kind }) => kind === 'farm').length).toBeGreaterThan(0.8)
})

test('the last bond is judged by one document for each key as it is by the whole history', () => {
  const past = bonds.slice(0, 400)
  const book = newTallyBook()
  const oneByOne = past.map((bond) => {
    const tallies = count(book, bond, rules)
    const chain = { ringLength: 0, depth: 0 }
    return judge({ bond, tallies, chain, rates: USUAL_RATES, judgedAt: 0, platformRank: null }, rules)
  })
  const again = replay(
    past.map((bond) => ({ bond, chain: { ringLength: 0, depth: 0 }, platformRank: null, judgedAt: 0, outcome: null })),
    rules,
    USUAL_RATES,
  )
  expect(again).toEqual(oneByOne)
})

test('a replay knows of an outcome only from its day on', () => {
  const [first, second] = bonds
  if (!first || !second) throw new Error('there are bonds')
  const unknown = { isRefunded: null, activeDays: null }
  const inviter = first.inviter
  const past = (at: number) =>
    [first, { ...second, inviter }].map((bond, index) => ({
      bond: { ...bond, ...unknown },
      chain: { ringLength: 0, depth: 0 },
      platformRank: null,
      judgedAt: index * 10,
      outcome: index === 0 ? { isRefunded: true, activeDays: 1, at } : null,
    }))
  const lastAfterReward = (at: number) =>
    replay(past(at), rules, USUAL_RATES)[1]?.signals.find(({ key }) => key === 'afterReward')?.of
  expect(lastAfterReward(11)).toBe(0)
  expect(lastAfterReward(10)).toBe(1)
})
