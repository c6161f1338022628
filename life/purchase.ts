import { addDays } from '#shared/kernel/business-day'
import { OWN_CUP } from '../scripts/demo/tasks'
import { close, type Present, report } from './acts'
import { basketOf, lastsDaysOf } from './basket'
import { normal } from './dice'
import { seeTried } from './experiments'
import { dataOf } from './floor'
import { knowGuest } from './follow-ups'
import type { Living } from './living'
import { storeIdOf } from './opening'
import { aPerson } from './person'
import { collectGoods } from './reach'
import { isTillBroken } from './shop-truth'
import { standingOf, take } from './state'
import { takeWhatWasSuggested } from './suggestions'
import { rate } from './voice'

const CUP_CHANCE = 0.1
const REFUND_CHANCE = 0.012
const CLOSE_CHANCE = 0.01
/** The others scan the code on their table, which leads to the member code at once. */
const BY_HOME_CHANCE = 0.35
const SHIFT_ENDS_HOUR = 15

/** Somebody buys, and what follows from it: coming back with it, leaving for good, bringing a friend. */
export async function buy(living: Living, present: Present, store: number): Promise<void> {
  const { standing, dice, index, today } = present
  const { told } = living.state
  const lines = basketOf(standing, { dice, index, today, truth: living.truth })
  const isWritten = !isTillBroken(living.truth, store, today)
  const payableFen = isWritten ? await ringUp(living, present, store, lines) : worthOf(lines)
  told.purchases += 1
  told.unrecorded += isWritten ? 0 : 1
  told.revenueFen += payableFen
  if (isWritten) take(living.state, today, store, payableFen)
  takeWhatWasSuggested(living, standing, lines)
  living.writeTruth({ day: today, key: standing.person.key, store, payableFen, isWritten, lines })
  standing.purchases += 1
  standing.lastPurchaseDay = today
  for (const { productKey } of lines) {
    const lastsDays = productKey === standing.person.taste.homeSupply ? lastsDaysOf(productKey) : null
    if (lastsDays === null) continue
    standing.supplyUntil = addDays(
      today,
      Math.max(3, Math.round(lastsDays * (1 + 0.15 * normal(dice, 'lasts', index)))),
    )
  }
  bringFriend(living, present)
  await leave(living, present)
}

type Lines = ReturnType<typeof basketOf>
const worthOf = (lines: Lines) => lines.reduce((sum, { unitFen, quantity }) => sum + unitFen * quantity, 0)

/** The member's phone and the clerk's, as their pages do it. Answers what was paid. */
async function ringUp(living: Living, present: Present, store: number, lines: Lines): Promise<number> {
  const { standing, ask, dice, index, today } = present
  const { state, floor } = living
  const { key } = standing.person
  const storeId = storeIdOf(store)
  if (dice('by way of home', index) < BY_HOME_CHANCE) {
    const { tried } = dataOf(await ask('home.open', {}, 'at-the-till'))
    await seeTried(living, present, tried)
  }
  const shownAt = floor.shop.clock.now()
  const { code } = dataOf(await ask('member.getCode', {}))
  const clerk = living.clerkAt(store, living.hour < SHIFT_ENDS_HOUR ? 'a' : 'b').ask
  const { proof: memberCode } = dataOf(await clerk('staff.lookUpMember', { memberCode: code, storeId }, `look-${key}`))
  await knowGuest(living, { clerk, guest: { memberCode, storeId }, dice, index, key })
  const sold = { memberCode, storeId, lines }
  if (!living.plan.without.includes('tasks') && dice('brings a cup', index) < CUP_CHANCE) {
    dataOf(await clerk('task.confirmAct', { memberCode, storeId, subject: OWN_CUP }, `cup-${key}`))
    state.told.cups += 1
  }
  const { quote, coupons } = dataOf(await clerk('purchase.preview', sold, `sale-${key}`))
  const couponIds = coupons.filter(({ isChosen }) => isChosen).map(({ coupon }) => coupon.couponId)
  const payableFen = quote?.payableFen ?? worthOf(lines)
  const { purchase } = dataOf(await clerk('purchase.confirm', { ...sold, couponIds, payableFen }, `sale-${key}`))
  dataOf(await ask('purchase.getReceipt', { afterAt: shownAt }))
  await collectGoods(living, present, store)
  await report(present, 'till', ['code.shown'], 1)
  if (dice('rates', index) < standing.person.heart.rates) await rate(living, present, purchase.purchaseId, store)
  if (couponIds.length > 0) {
    state.told.couponsUsed += couponIds.length
    standing.couponUntil = null
  }
  if (payableFen > 0 && dice('comes back with it', index) < REFUND_CHANCE) {
    const day = addDays(today, 1 + Math.floor(dice('comes back after', index) * 3))
    const back = { key, purchaseId: purchase.purchaseId, store, payableFen }
    state.returning[day] = [...(state.returning[day] ?? []), back]
  }
  return payableFen
}

const DEPTH_MAX = 5

function bringFriend({ state, plan, index: dayIndex }: Living, { standing, dice, index, today }: Present): void {
  const { person } = standing
  if (plan.without.includes('friends') || dice('friend', index) >= person.friendsPerPurchase) return
  if (dayIndex + 1 >= plan.days || person.key.split('-f').length > DEPTH_MAX) return
  const joinDay = addDays(today, 1 + Math.floor(dice('friend comes after', index) * 4))
  standing.friends += 1
  const key = `${person.key}-f${standing.friends}`
  state.people[key] = standingOf(aPerson(plan.seed, { key, joinDay, stores: plan.stores, by: person }))
  state.joining[joinDay] = [...(state.joining[joinDay] ?? []), key]
}

async function leave(living: Living, present: Present): Promise<void> {
  const { standing, dice, index, today } = present
  if (dice('leaves', index) >= standing.person.leaveChance) return
  standing.leftDay = today
  if (dice('closes', index) < CLOSE_CHANCE) await close(living, present)
}
