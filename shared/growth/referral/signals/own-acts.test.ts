import { judge } from '../detector'
import { aBond, aParty, evidenceOf, JOINED_AT } from '../testing/a-bond'
import { type BondFacts, MINUTE_MS } from './facts'
import { defaultDetectionRules as rules } from './rules'
import type { SignalKey } from './signal'
import { binomialSurprise } from './surprise'

const inviter = aParty('inviter', { joinedAt: JOINED_AT - 1e9 })
const atOnce = (own: Partial<BondFacts> = {}) =>
  aBond({ inviter, qualifiedAt: JOINED_AT + 9 * MINUTE_MS, order: { amountFen: 10_000, minimumFen: 9_900 }, ...own })
const friend = (index: number, own: object = {}) => aParty(`friend ${index}`, own)

const contribution = (bonds: readonly BondFacts[], key: SignalKey, own: object = {}) =>
  judge(evidenceOf(bonds, own), rules).signals.find((signal) => signal.key === key)?.contribution ?? 0

test('two of two with a chance of one in ten each: one in a hundred; ten of ten is not lost in the digits', () => {
  expect(binomialSurprise(2, 2, 0.1)).toBeCloseTo(2, 10)
  expect(binomialSurprise(2, 10, 0.1)).toBeCloseTo(-Math.log10(1 - 0.9 ** 10 - 0.9 ** 9), 8)
  // No more than is to be expected is no surprise; ten thousand friends cost no more than a few.
  expect(binomialSurprise(1, 10, 0.1)).toBe(0)
  expect(binomialSurprise(5_000, 10_000, 0.1)).toBeGreaterThan(10)
  expect(binomialSurprise(10, 10, 0.01)).toBeCloseTo(20, 6)
  expect(binomialSurprise(0, 9, 0.3)).toBe(0)
})

test('what a friend did says nothing of two who share neither phone nor network', () => {
  expect(contribution([atOnce()], 'ownActs')).toBe(0)
})

test('a family shares a network and buys like anybody; a second account acts at once and at the minimum', () => {
  const home = { network: 'home' }
  const family = aBond({ inviter: { ...inviter, ...home }, invitee: friend(1, home) })
  const second = atOnce({ inviter: { ...inviter, ...home }, invitee: friend(1, home) })
  expect(contribution([family], 'ownActs')).toBeLessThan(0)
  expect(contribution([second], 'ownActs')).toBeGreaterThan(1)
})

test('who is never seen again counts more, who comes back less', () => {
  const home = { network: 'home' }
  const of = (activeDays: number | null) =>
    contribution([atOnce({ inviter: { ...inviter, ...home }, invitee: friend(1, home), activeDays })], 'ownActs')
  expect(of(0)).toBeGreaterThan(of(null))
  expect(of(9)).toBeLessThan(0)
})

test('friends who all act at once and at the minimum are surprising in a shop where few do, and usual where most do', () => {
  const bonds = [1, 2, 3].map((index) => atOnce({ invitee: friend(index) }))
  expect(contribution(bonds, 'hastyFriends')).toBeGreaterThan(2)
  const { rates } = evidenceOf(bonds)
  expect(contribution(bonds, 'hastyFriends', { rates: { ...rates, hasty: 0.7 } })).toBe(0)
})

test('the patient friend of an inviter whose others are hasty is not blamed for them', () => {
  const others = [1, 2, 3].map((index) => atOnce({ invitee: friend(index) }))
  expect(contribution([...others, aBond({ inviter, invitee: friend(4) })], 'hastyFriends')).toBe(0)
})

test('friends who came from the inviter’s own phone or network speak against the next one who acts like them', () => {
  const home = { network: 'home' }
  const tied = [1, 2].map((index) => atOnce({ inviter: { ...inviter, ...home }, invitee: friend(index, home) }))
  const next = atOnce({ inviter: { ...inviter, ...home }, invitee: friend(3) })
  const patient = aBond({ inviter: { ...inviter, ...home }, invitee: friend(3) })
  expect(contribution([...tied, next], 'tiedFriends')).toBeGreaterThan(1)
  expect(contribution([...tied, patient], 'tiedFriends')).toBe(0)
})

describe('a kind of phone, which is all that a mini-program sees', () => {
  const model = { device: 'a model' }
  const own = { ...inviter, ...model }
  const popular = Array.from({ length: 12 }, (_, index) =>
    aBond({ inviter: aParty(`other ${index}`), invitee: friend(100 + index, model) }),
  )

  test('is the inviter’s own while hardly anybody else has it, and says nothing when many do', () => {
    const bond = aBond({ inviter: own, invitee: friend(1, model) })
    expect(contribution([bond], 'sameDevice')).toBe(rules.weights.sameDevice)
    expect(contribution([...popular, bond], 'sameDevice')).toBe(0)
  })

  test('in a large shop a dozen phones of a kind are still few', () => {
    const bond = aBond({ inviter: own, invitee: friend(1, model) })
    const { rates } = evidenceOf([bond])
    const inLarge = { rates: { ...rates, compared: 5000 } }
    expect(contribution([...popular, bond], 'sameDevice', inLarge)).toBe(rules.weights.sameDevice)
  })

  test('three friends of one inviter on it surprise, unless it is what everybody has', () => {
    const bonds = [1, 2, 3].map((index) => aBond({ inviter, invitee: friend(index, model) }))
    expect(contribution(bonds, 'repeatedDevice')).toBeGreaterThan(1)
    expect(contribution([...popular, ...bonds], 'repeatedDevice')).toBeLessThan(1)
  })
})

test('a reading in doubt is no accusation: it waits, and at the last look less is enough', () => {
  const home = { network: 'home', device: 'one phone' }
  const evidence = evidenceOf([aBond({ inviter: { ...inviter, ...home }, invitee: friend(1, home), activeDays: 0 })])
  const score = judge(evidence, rules).score
  const at = (change: object) =>
    judge({ ...evidence, ...change }, { ...rules, holdFromScore: 9, holdLastFromScore: score })
  expect(at({})).toMatchObject({ verdict: 'clear', isDoubtful: true })
  expect(at({ isLastLook: true })).toMatchObject({ verdict: 'hold', isDoubtful: false })
})
