import { type BusinessDay, DAY_MS, daysBetween } from '#shared/kernel/business-day'
import type { ScheduledAct } from './day'
import { dataOf } from './floor'
import type { Living } from './living'
import { entranceName, mustOf, storeIdOf } from './opening'
import { type Crowd, keyIn } from './shop-truth'
import { openidOf, take } from './state'

const CODE_SCENE = 1047
const AMOUNT_FEN = 2_600
const STORE = 0
/** After so many days the colleagues come back and buy. */
const COME_BACK_DAYS = 2
const FROM_HOUR = 19
const EVERY_HOURS = 0.08

export const keyInCrowd = ({ number }: Pick<Crowd, 'number'>, account: number) => `crowd${number}-${account}`

const accountsOf = (crowd: Crowd) => Array.from({ length: crowd.accounts }, (_, account) => keyInCrowd(crowd, account))

/** Accounts by the dozen on one kind of telephone: of one hand, or of an office whose firm gave everybody the same. */
export function crowdsOf(living: Living, day: BusinessDay, at: (hour: number) => number): ScheduledAct[] {
  return living.truth.crowds.flatMap((crowd) => {
    const days = daysBetween(crowd.day, day)
    const act =
      days === 0 ? joinCrowd : days === 1 && !crowd.areColleagues ? checkInUnseen : days === COME_BACK_DAYS ? buy : null
    if (!act || (act === buy && !crowd.areColleagues)) return []
    return accountsOf(crowd).map((key, place) => ({
      ...{ at: at(FROM_HOUR + place * EVERY_HOURS), key },
      act: () => act(living, crowd, key, day),
    }))
  })
}

/** By the code of an entrance that the shop pays for, and the coupon for who joins is taken at once. */
async function joinCrowd({ floor, state }: Living, { deviceKey }: Crowd, key: string): Promise<void> {
  const ask = floor.as(key, openidOf(key))
  const entrance = state.entrances[entranceName('douyin-live', STORE)]
  const by = { scene: CODE_SCENE, ...(entrance ? { key: entrance } : {}), deviceKey }
  dataOf(await ask('home.open', { entrance: by }))
  const visit = `${key}-visit`.padEnd(16, '_')
  dataOf(await ask('entrance.recordTouch', { touchId: visit, sessionId: visit, agoMs: 0, ...by }))
  dataOf(await ask('coupon.receiveWelcome', {}))
  state.told.joined += 1
  state.told.crowdAccounts += 1
}

/** By a script, which opens no page. */
async function checkInUnseen({ floor }: Living, _crowd: Crowd, key: string): Promise<void> {
  dataOf(await floor.as(key, openidOf(key))('check-in.perform', {}))
}

async function buy(living: Living, _crowd: Crowd, key: string, day: BusinessDay): Promise<void> {
  const { floor, state } = living
  const { code: memberCode } = dataOf(await floor.as(key, openidOf(key))('member.getCode', {}))
  const sold = { memberCode, storeId: storeIdOf(STORE), amountFen: AMOUNT_FEN }
  dataOf(await living.clerkAt(STORE, 'b').ask('purchase.record', sold, `sale-${key}`))
  state.told.purchases += 1
  state.told.revenueFen += AMOUNT_FEN
  take(state, day, STORE, AMOUNT_FEN)
  living.writeTruth({ day, key, store: STORE, payableFen: AMOUNT_FEN, isWritten: true, lines: [] })
}

const REVIEW_EVERY_DAYS = 7
const REVIEW_AT = 3
/** What is younger is left: they may still come and buy. */
const LEFT_DAYS = 4
const DECISIONS_MAX = 10

/** Once a week somebody asks the store about who is held, and it knows its guests. */
export function reviewCrowdsOf(living: Living, at: (hour: number) => number): ScheduledAct[] {
  if (living.index % REVIEW_EVERY_DAYS !== REVIEW_AT) return []
  return [{ at: at(11.2), key: 'review of visits', act: () => reviewCrowds(living) }]
}

async function reviewCrowds(living: Living): Promise<void> {
  const { floor, truth } = living
  const ops = mustOf(floor.ops, 'visits')
  const { cases } = await ops('traffic.listCases', { state: 'open' })
  const old = cases.filter(({ openedAt }) => openedAt < floor.shop.clock.now() - LEFT_DAYS * DAY_MS)
  for (const { caseId } of old) {
    const { members } = await ops('traffic.getCase', { caseId })
    const held = new Set(members.map(({ memberId }) => memberId))
    const made = [
      ...truth.rings.flatMap((ring) => Array.from({ length: ring.accounts }, (_, account) => keyIn(ring, account))),
      ...truth.crowds.filter(({ areColleagues }) => !areColleagues).flatMap(accountsOf),
    ]
    const isOneHand = made.some((key) => held.has(memberIdOf(living, key) ?? ''))
    const decided = isOneHand
      ? { decision: 'refuse' as const, note: '同一台手机，几分钟一个，领了新人券再没来过' }
      : { decision: 'release' as const, note: '问过门店：旁边公司发的同款手机，后来都来买过' }
    for (let decisions = 0, left = 1; left > 0 && decisions < DECISIONS_MAX; decisions += 1) {
      ;({ left } = await ops('traffic.decideCase', { caseId, ...decided, by: '王运营' }))
    }
  }
}

const memberIdOf = ({ floor }: Pick<Living, 'floor'>, key: string): string | null => {
  const identity = floor.shop.database.get('identities', `wx:${openidOf(key)}`)
  return typeof identity?.memberId === 'string' ? identity.memberId : null
}

/** By then the night has looked at the day. */
const FOUND_AFTER_DAYS = 2
/** What was found is forgotten later. */
const KNOWN_DAYS = 150
/** Of so many honest members one may be held by mistake: a person lets them go. */
const MISTAKE_OF = 500

/**
 * Holds what the shop has held against what is true: every crowd whole, and nobody else but the rings, save for a rare mistake. As
 * sentences; empty means that it is so.
 */
export function auditCrowds(living: Living): string[] {
  const { truth, state, floor } = living
  const held = new Set(floor.shop.database.find('traffic_verdicts').map(({ _id }) => String(_id)))
  const ids = (keys: readonly string[]) => keys.flatMap((key) => memberIdOf(living, key) ?? [])
  const missed = truth.crowds.flatMap((crowd) => {
    const age = daysBetween(crowd.day, state.day)
    if (age < FOUND_AFTER_DAYS || age > KNOWN_DAYS) return []
    const free = ids(accountsOf(crowd)).filter((memberId) => !held.has(memberId))
    return free.length === 0 ? [] : [`crowd ${crowd.number}: ${free.length} of ${crowd.accounts} were not held`]
  })
  const planted = new Set([
    ...ids(truth.crowds.flatMap(accountsOf)),
    ...ids(truth.rings.flatMap((ring) => Array.from({ length: ring.accounts }, (_, account) => keyIn(ring, account)))),
  ])
  const honest = [...held].filter((memberId) => !planted.has(memberId))
  const allowed = Math.floor(state.told.joined / MISTAKE_OF)
  return honest.length <= allowed
    ? missed
    : [...missed, `${honest.length} honest members were held, ${honest[0]} first`]
}
