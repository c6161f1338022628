import fc from 'fast-check'
import { caseKeyOf } from './case'
import { type Judgement, judge } from './detector'
import { HOUR_MS, MINUTE_MS } from './signals/facts'
import { type DetectionRules, defaultDetectionRules as rules } from './signals/rules'
import { SIGNAL_KEYS, type SignalKey } from './signals/signal'
import { NAMES_MAX } from './signals/tally'
import { aBond, aParty, evidenceOf, JOINED_AT } from './testing/a-bond'
import { mulberry32 } from './testing/traffic'

const DAY_MS = 24 * HOUR_MS
const signalOf = ({ signals }: Judgement, key: SignalKey) => signals.find((signal) => signal.key === key)
const judgeLast = (...args: Parameters<typeof evidenceOf>) => judge(evidenceOf(...args), rules)
const inviter = aParty('inviter', { joinedAt: JOINED_AT - 90 * DAY_MS })

/** So many friends of one inviter, `gapMs` apart. */
function friends(count: number, gapMs: number, own: (index: number) => Partial<ReturnType<typeof aBond>>) {
  return Array.from({ length: count }, (_, index) => {
    const boundAt = JOINED_AT + index * gapMs
    return aBond({
      invitee: aParty(`friend ${index}`),
      inviter,
      boundAt,
      qualifiedAt: boundAt + 2 * DAY_MS,
      ...own(index),
    })
  })
}

test('an honest friend passes, and every signal stands beside the score', () => {
  const judgement = judgeLast([aBond()])
  expect(judgement.verdict).toBe('clear')
  expect(judgement.signals.map(({ key }) => key)).toEqual([...SIGNAL_KEYS])
  const sum = judgement.signals.reduce((total, { contribution }) => total + contribution, 0)
  expect(judgement.score).toBeCloseTo(sum, 6)
})

describe('a shared network is no fraud', () => {
  test('a family behind one router, each with an own phone', () => {
    const home = { network: 'home' }
    const bonds = friends(3, DAY_MS, (index) => ({
      inviter: { ...inviter, ...home },
      invitee: aParty(`child ${index}`, home),
    }))
    const judgement = judgeLast(bonds)
    expect(signalOf(judgement, 'sameNetwork')).toMatchObject({ value: 1, contribution: rules.weights.sameNetwork })
    expect(judgement.verdict).toBe('clear')
  })

  test('a carrier, a school, the Wi-Fi of the store: with more inviters on it than two it says nothing', () => {
    const campus = { network: 'campus' }
    const others = ['a', 'b', 'c'].map((name) => aBond({ inviter: aParty(name), invitee: aParty(`${name}1`, campus) }))
    const bond = aBond({ inviter: { ...inviter, ...campus }, invitee: aParty('friend', campus) })
    expect(signalOf(judgeLast([...others, bond]), 'sameNetwork')).toMatchObject({ value: 0, contribution: 0 })
  })

  test('a store opening: eighty friends of one code on one network in ten hours', () => {
    const random = mulberry32(5)
    const bonds = friends(80, 0, (index) => {
      const boundAt = JOINED_AT + random() * 10 * HOUR_MS
      const invitee = aParty(`guest ${index}`, { network: 'store' })
      return { invitee, boundAt, qualifiedAt: boundAt + (random() < 0.3 ? HOUR_MS / 3 : random() * 10 * DAY_MS) }
    })
    const judgement = judgeLast(bonds)
    expect(signalOf(judgement, 'networkConcentration')?.value).toBeCloseTo(1)
    expect(judgement.verdict).toBe('clear')
  })
})

describe('one phone', () => {
  const phone = { device: 'one phone', network: 'home' }

  test('that a family hands on brings one friend, which a person need not look at', () => {
    const judgement = judgeLast([aBond({ inviter: { ...inviter, ...phone }, invitee: aParty('wife', phone) })])
    expect(signalOf(judgement, 'sameDevice')).toMatchObject({ value: 1, threshold: 1 })
    expect(judgement.verdict).toBe('clear')
  })

  test('with a third account on it waits for a person', () => {
    const bonds = friends(2, HOUR_MS, (index) => ({
      inviter: { ...inviter, ...phone },
      invitee: aParty(`alter ego ${index}`, phone),
    }))
    const judgement = judgeLast(bonds)
    expect(signalOf(judgement, 'sharedDevice')).toMatchObject({ value: 3, threshold: 3 })
    expect(judgement.verdict).toBe('hold')
    expect(caseKeyOf(bonds.at(-1) ?? aBond(), judgement.signals, [])).toEqual({ kind: 'device', subject: 'one phone' })
  })

  test('that many inviters have is a popular model, not one phone', () => {
    const model = { device: 'the phone of the year' }
    const others = ['a', 'b', 'c'].map((name) => aBond({ inviter: aParty(name), invitee: aParty(`${name}1`, model) }))
    const bond = aBond({ inviter: { ...inviter, ...model }, invitee: aParty('friend', model) })
    const judgement = judgeLast([...others, bond])
    expect(signalOf(judgement, 'sharedDevice')).toMatchObject({ value: 5, contribution: 0 })
    expect(signalOf(judgement, 'sameDevice')).toMatchObject({ value: 1, contribution: 0 })
  })

  test('nobody knows of two friends is not one phone', () => {
    const unknown = { device: null, network: null }
    const judgement = judgeLast([aBond({ inviter: { ...inviter, ...unknown }, invitee: aParty('friend', unknown) })])
    for (const key of ['sameDevice', 'sameNetwork', 'sharedDevice', 'samePayer'] as const) {
      expect(signalOf(judgement, key)).toMatchObject({ value: null, contribution: 0 })
    }
  })
})

describe('the graph', () => {
  const inRing = (ringLength: number) => judgeLast([aBond()], { chain: { ringLength, depth: 0 } })

  test('a ring of three or more is held whatever else is good about it', () => {
    for (const length of [3, 4, 12, 100]) expect(inRing(length).verdict).toBe('hold')
    const ring = { chain: { ringLength: 3, depth: 2 } }
    const spotless = friends(40, DAY_MS * 1.7, () => ({ isRefunded: false, activeDays: 20 }))
    expect(judgeLast(spotless, ring).verdict).toBe('hold')
  })

  test('A invites B and B invites A: mostly a couple, so it is weak', () => {
    const judgement = inRing(2)
    expect(signalOf(judgement, 'graph')).toMatchObject({ pattern: 'couple', value: 2 })
    expect(judgement.verdict).toBe('clear')
  })

  test('an older account bound to a younger one is seen, and by itself not enough', () => {
    const invitee = aParty('old hand', { joinedAt: JOINED_AT - 200 * DAY_MS })
    const judgement = judgeLast([aBond({ invitee })])
    expect(signalOf(judgement, 'graph')).toMatchObject({ pattern: 'lateBinding', value: 200 })
    expect(judgement.verdict).toBe('clear')
  })

  test('whoever joined yesterday evening and came back to the card is no late binding', () => {
    const judgement = judgeLast([aBond({ invitee: aParty('friend', { joinedAt: JOINED_AT - 20 * HOUR_MS }) })])
    expect(signalOf(judgement, 'graph')).toMatchObject({ value: 0, contribution: 0 })
  })
})

describe('the record of an inviter', () => {
  const cheap = { order: { amountFen: 9_950, minimumFen: 9_900 }, isRefunded: true, activeDays: 1 }
  const farm = friends(40, 17 * MINUTE_MS, (index) => ({
    qualifiedAt: JOINED_AT + index * 17 * MINUTE_MS + 10 * MINUTE_MS,
    ...cheap,
  }))

  test('friends who act at once, buy the minimum, give it back and never come again are held, all signals saying why', () => {
    const judgement = judgeLast(farm)
    expect(judgement).toMatchObject({ verdict: 'hold', isStrong: true })
    expect(signalOf(judgement, 'timeToQualify')).toMatchObject({ value: 1, threshold: 0.3, of: 40 })
    for (const key of ['timeToQualify', 'thresholdHugging', 'afterReward'] as const) {
      expect(signalOf(judgement, key)?.contribution).toBeGreaterThan(1)
    }
  })

  test('an honest friend of the same inviter can be told from the others', () => {
    const honest = aBond({ inviter, invitee: aParty('honest'), boundAt: JOINED_AT, activeDays: 15, isRefunded: false })
    expect(judgeLast([...farm, honest]).score).toBeLessThan(judgeLast(farm).score - 3)
  })

  test('one every six hours is a script; as many by chance are not', () => {
    const even = judgeLast(friends(20, 6 * HOUR_MS, () => ({})))
    expect(signalOf(even, 'regularity')?.contribution).toBeGreaterThan(1)
    const uneven = judgeLast(friends(20, 6 * HOUR_MS, (index) => ({ boundAt: JOINED_AT + index ** 3 * HOUR_MS })))
    expect(signalOf(uneven, 'regularity')?.contribution).toBe(0)
  })

  test('counts at most what the rules say, however many signals agree', () => {
    const { tallies, ...rest } = evidenceOf(farm)
    const bare = { ...rest.bond, qualifiedAt: null, order: null, isRefunded: null, activeDays: null }
    expect(judge({ ...rest, bond: bare, tallies }, rules).score).toBeCloseTo(rules.recordMax, 2)
  })
})

test('the platform’s rank counts where it was given and is no reason where it was not', () => {
  const asked: DetectionRules = { ...rules, weights: { ...rules.weights, platformRisk: 1 } }
  const rank = (platformRank: number | null) =>
    signalOf(judge(evidenceOf([aBond()], { platformRank }), asked), 'platformRisk')
  expect(rank(null)).toMatchObject({ value: null, contribution: 0 })
  expect(rank(1)?.contribution).toBe(0)
  expect(rank(4)?.contribution).toBe(3)
})

test('a weight of 0 switches a signal off, and switched off rules hold nothing', () => {
  const ring = { chain: { ringLength: 5, depth: 4 } }
  const without: DetectionRules = { ...rules, weights: { ...rules.weights, graph: 0 } }
  expect(judge(evidenceOf([aBond()], ring), without).verdict).toBe('clear')
  expect(judge(evidenceOf([aBond()], ring), { ...rules, isOn: false })).toMatchObject({
    verdict: 'clear',
    isStrong: true,
  })
})

test('no tally grows without bound', () => {
  const { tallies } = evidenceOf(
    friends(300, MINUTE_MS, (index) => ({
      inviter: aParty(`inviter ${index}`),
      invitee: aParty(`friend ${index}`, { device: 'tablet', network: 'store' }),
    })),
  )
  expect(tallies.device.members).toHaveLength(NAMES_MAX)
  expect(Object.keys(tallies.network.inviters)).toHaveLength(NAMES_MAX)
  expect(JSON.stringify(tallies).length).toBeLessThan(4000)
})

test('a score is always a number, and always the sum of its contributions', () => {
  const maybe = fc.option(fc.integer({ min: 0, max: 5 }))
  const key = (number: number | null) => (number === null ? null : `key ${number}`)
  fc.assert(
    fc.property(fc.array(fc.tuple(maybe, maybe, fc.nat(90), fc.boolean()), { minLength: 1, maxLength: 30 }), (rows) => {
      const bonds = rows.map(([device, network, day, isRefunded], index) =>
        aBond({
          inviter,
          invitee: aParty(`f${index}`, { device: key(device), network: key(network) }),
          boundAt: JOINED_AT + day * DAY_MS,
          isRefunded,
        }),
      )
      const { score, signals } = judgeLast(bonds)
      expect(Number.isFinite(score)).toBe(true)
      expect(score).toBeCloseTo(
        signals.reduce((sum, { contribution }) => sum + contribution, 0),
        6,
      )
    }),
    { numRuns: 50 },
  )
})
