import { addDays, type BusinessDay, DAY_MS } from '#shared/kernel/business-day'
import type { ScheduledAct } from './day'
import { dataOf } from './floor'
import type { Living } from './living'
import { mustOf, storeIdOf } from './opening'
import { inviterIn, keyIn, type Ring } from './shop-truth'
import { openidOf, take } from './state'

const SCENES = { search: 1053, card: 1007 } as const
const AMOUNT_FEN = 2_050

/** Accounts of one hand: all on one telephone, made in an hour, each buys the least that counts and never comes again. */
export function ringsOf(living: Living, day: BusinessDay, at: (hour: number) => number): ScheduledAct[] {
  return living.truth.rings.flatMap((ring) => {
    const accounts = Array.from({ length: ring.accounts }, (_, number) => number)
    if (day === ring.day) {
      return accounts.map((number) => ({
        ...{ at: at(13 + number / 3), key: keyIn(ring, number) },
        act: () => joinRing(living, ring, number),
      }))
    }
    // The one who began it has the others buy.
    if (day !== addDays(ring.day, 1)) return []
    return accounts.slice(1).map((number) => ({
      ...{ at: at(12 + number), key: keyIn(ring, number) },
      act: () => buyInRing(living, ring, number),
    }))
  })
}

async function joinRing({ floor, state }: Living, ring: Ring, number: number): Promise<void> {
  const key = keyIn(ring, number)
  const ask = floor.as(key, openidOf(key))
  const from = number === 0 ? null : keyIn(ring, inviterIn(ring, number))
  const inviter = from && dataOf(await floor.as(from, openidOf(from))('referral.getInvite', {}, `invite-${key}`)).code
  const by = {
    scene: inviter ? SCENES.card : SCENES.search,
    ...(inviter ? { inviter } : {}),
    deviceKey: ring.deviceKey,
  }
  dataOf(await ask('home.open', { entrance: by }))
  const visit = `${key}-visit`.padEnd(16, '_')
  dataOf(await ask('entrance.recordTouch', { touchId: visit, sessionId: visit, agoMs: 0, ...by }))
  state.told.joined += 1
  state.told.ringAccounts += 1
}

async function buyInRing(living: Living, ring: Ring, number: number): Promise<void> {
  const { floor, state } = living
  const key = keyIn(ring, number)
  const { code: memberCode } = dataOf(await floor.as(key, openidOf(key))('member.getCode', {}))
  const { ask } = living.clerkAt(ring.store, 'a')
  const sold = { memberCode, storeId: storeIdOf(ring.store), amountFen: AMOUNT_FEN }
  dataOf(await ask('purchase.record', sold, `sale-${key}`))
  state.told.purchases += 1
  state.told.revenueFen += AMOUNT_FEN
  take(state, addDays(ring.day, 1), ring.store, AMOUNT_FEN)
  const day = addDays(ring.day, 1)
  living.writeTruth({ day, key, store: ring.store, payableFen: AMOUNT_FEN, isWritten: true, lines: [] })
}

const REVIEW_EVERY_DAYS = 7
const REVIEW_AT = 3
/** What is younger is left: friends may still come back. */
const LEFT_DAYS = 10

/** Once a week somebody goes through what is held, and believes the strength that the shop shows. */
export function reviewOf({ floor, index }: Living, at: (hour: number) => number): ScheduledAct[] {
  if (index % REVIEW_EVERY_DAYS !== REVIEW_AT) return []
  const act = async () => {
    const ops = mustOf(floor.ops, 'review')
    const by = '王运营'
    const { cases } = await ops('referral.listCases', { state: 'open' })
    const old = cases.filter(({ openedAt, open }) => open > 0 && openedAt < floor.shop.clock.now() - LEFT_DAYS * DAY_MS)
    for (const { caseId, isStrong } of old) {
      await ops('referral.getCase', { caseId })
      const decision = isStrong ? 'refuse' : 'release'
      const note = isStrong ? '同一台手机上的几个账号' : '看过，像是真的朋友'
      await ops('referral.decideCase', { caseId, decision, note, by })
    }
  }
  return [{ at: at(11), key: 'review', act }]
}
