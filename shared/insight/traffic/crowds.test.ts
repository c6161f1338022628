import { mulberry32 } from '#shared/growth/referral/testing/traffic'
import { crowdsOf, type Seen } from './crowd'
import { defaultTrafficRules } from './rules'
import { type Acting, judgeTraffic } from './signal'

const DAYS = 1000
const A_DAY = 20
const KINDS = 30
/** The most common kind of phone has a share of 7 %, the rarest of 2 %. */
const WEIGHTS = Array.from({ length: KINDS }, (_, kind) => 1 / (kind + 10))
const TOTAL = WEIGHTS.reduce((sum, weight) => sum + weight, 0)
const TOP = (WEIGHTS[0] ?? 0) / TOTAL

const rules = defaultTrafficRules
const JUST_JOINED: Acting = {
  isOnNetwork: false,
  hasBought: false,
  isSettled: false,
  actDays: 0,
  pathlessDays: 0,
  burst: null,
}

function kindOf(chance: number): string {
  let left = chance * TOTAL
  const kind = WEIGHTS.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return `phone-${kind}`
}

/** Who joins on an honest day: half of them on the shop's Wi-Fi, the others from their own networks. */
function aDay(random: () => number, count: number): Seen[] {
  return Array.from({ length: count }, (_, at) => ({
    memberId: `mem_${at}`,
    device: kindOf(random()),
    network: random() < 0.5 ? 'shop' : `home-${at}`,
    entranceKey: 'DOOR2345',
    visits: 1,
  }))
}

function heldOn(seen: readonly Seen[], visitsOn: ReadonlyMap<string, number>): string[] {
  const found = crowdsOf(seen, { kind: 'joined', crowdMin: rules.lines.crowdMin, topDevice: TOP, visitsOn })
  return found.flatMap(({ members, crowd, network }) =>
    members.flatMap(({ memberId, network: own }) => {
      const acting = { ...JUST_JOINED, isOnNetwork: own !== null && own === network }
      const { isHeld } = judgeTraffic({ ...crowd, settled: 0, neverBought: 0 }, acting, rules, 0.02)
      return isHeld ? [memberId] : []
    }),
  )
}

test(`of ${DAYS * A_DAY} honest new members on ${DAYS} days nobody is held`, () => {
  const random = mulberry32(86)
  let held = 0
  for (let day = 0; day < DAYS; day += 1) held += heldOn(aDay(random, A_DAY), new Map([['shop', 100]])).length
  expect(held).toBe(0)
})

test('nor on a day on which ten times as many join on the shop’s Wi-Fi', () => {
  const random = mulberry32(87)
  let held = 0
  for (let day = 0; day < DAYS / 10; day += 1) held += heldOn(aDay(random, A_DAY * 10), new Map([['shop', 400]])).length
  expect(held).toBe(0)
})

test('colleagues with the phone of their company who join over lunch are not held', () => {
  const random = mulberry32(88)
  const colleagues = aDay(random, 6).map((seen, at) => ({
    ...seen,
    memberId: `mem_c${at}`,
    device: 'company',
    network: 'shop',
  }))
  expect(heldOn([...aDay(random, A_DAY), ...colleagues], new Map([['shop', 100]]))).toEqual([])
})

test('a crowd of ten on one phone and its own network is held whole on each day, and nobody beside it', () => {
  const random = mulberry32(89)
  for (let day = 0; day < DAYS / 10; day += 1) {
    const crowd = aDay(random, 10).map((seen, at) => ({
      ...seen,
      memberId: `mem_f${at}`,
      device: 'farm',
      network: 'farm',
    }))
    const held = heldOn([...aDay(random, A_DAY), ...crowd], new Map([['shop', 100]]))
    expect(held.sort()).toEqual(crowd.map(({ memberId }) => memberId).sort())
  }
})

test('a crowd of twenty on mobile networks is held where its entrance has never brought so many', () => {
  const crowd = aDay(mulberry32(90), 20).map((seen, at) => ({ ...seen, device: 'farm', network: `cell-${at}` }))
  const found = crowdsOf(crowd, { kind: 'joined', crowdMin: 5, topDevice: TOP, visitsOn: new Map() })[0]
  if (!found) throw new Error('There is a crowd')
  const judged = (joins: number) =>
    judgeTraffic(
      { ...found.crowd, settled: 0, neverBought: 0 },
      { ...JUST_JOINED, burst: { joins, usual: 2 } },
      rules,
      0.02,
    )
  expect(judged(3).isHeld).toBe(false)
  expect(judged(20).isHeld).toBe(true)
})

test('who bought at the till is a customer', () => {
  const crowd = {
    kind: 'joined' as const,
    members: 10,
    of: 12,
    topDevice: TOP,
    onNetwork: 10,
    ofNetwork: 1,
    settled: 0,
    neverBought: 0,
  }
  const judged = (hasBought: boolean) =>
    judgeTraffic(crowd, { ...JUST_JOINED, isOnNetwork: true, hasBought }, rules, 0.02)
  expect(judged(false).isHeld).toBe(true)
  expect(judged(true)).toMatchObject({
    isHeld: false,
    signals: expect.arrayContaining([expect.objectContaining({ key: 'bought', contribution: -4 })]),
  })
})

test('somebody alone is held after five days of taking without an opening, and not where phones tell badly', () => {
  const acting = { ...JUST_JOINED, isSettled: true, actDays: 5, pathlessDays: 5 }
  expect(judgeTraffic(null, acting, rules, 0.02).isHeld).toBe(true)
  expect(judgeTraffic(null, { ...acting, pathlessDays: 4 }, rules, 0.02).isHeld).toBe(true)
  expect(judgeTraffic(null, { ...acting, pathlessDays: 3 }, rules, 0.02).isHeld).toBe(false)
  expect(judgeTraffic(null, acting, rules, 0.4).isHeld).toBe(false)
  expect(judgeTraffic(null, { ...acting, hasBought: true }, rules, 0.02).isHeld).toBe(false)
})

test('a crowd of twelve who take turns and never buy is held, a family of five is not', () => {
  const took = (members: number) => ({
    ...{ kind: 'took' as const, members, of: members, topDevice: TOP, onNetwork: members, ofNetwork: 1 },
    ...{ settled: members, neverBought: members },
  })
  const acting = { ...JUST_JOINED, isOnNetwork: true, isSettled: true, actDays: 9 }
  expect(judgeTraffic(took(12), acting, rules, 0.02).isHeld).toBe(true)
  expect(judgeTraffic(took(5), acting, rules, 0.02).isHeld).toBe(false)
})

test('switched off it holds nobody', () => {
  const acting = { ...JUST_JOINED, isSettled: true, actDays: 5, pathlessDays: 5 }
  expect(judgeTraffic(null, acting, { ...rules, isOn: false }, 0.02).isHeld).toBe(false)
})
