import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { type Dice, picked } from './dice'
import { seeTried } from './experiments'
import type { Ask } from './floor'
import { dataOf } from './floor'
import { readLetters } from './journeys'
import type { Living } from './living'
import { BOUGHT, CLAIMED, entranceName, storeIdOf, WELCOMED } from './opening'
import { askToBeReminded, lookAround, takeGoods } from './reach'
import { type MemberState, openidOf } from './state'

const SCENES = { code: 1047, card: 1007, search: 1053 } as const
const MINUTE_MS = 60_000

export interface Present {
  standing: MemberState
  ask: Ask
  dice: Dice
  /** The day of the life, from 0: the index of dice. */
  index: number
  today: BusinessDay
}

const TELLS_PHONE_CHANCE = 0.85
/** Kinds of telephones, the common ones first: each next one is somewhat rarer. */
const PHONES = Array.from({ length: 40 }, (_, kind) => ({
  deviceKey: `${String(kind).padStart(4, '0')}a7c3e915d2b4680f`,
  share: 0.93 ** kind,
}))

/** What the telephone of somebody says of itself; an old one says nothing. */
const deviceKeyOf = (dice: Dice): string | null =>
  dice('tells the phone') < TELLS_PHONE_CHANCE
    ? (picked(PHONES, ({ share }) => share, dice('phone'))?.deviceKey ?? null)
    : null

/** Somebody opens the mini-program for the first time and tells the shop as much as they want to. */
export async function join(living: Living, { standing, ask, today }: Present): Promise<void> {
  const { state } = living
  const { person } = standing
  const storeId = storeIdOf(person.homeStore)
  const key = state.entrances[entranceName(person.wayIn, person.homeStore)]
  const inviter = person.broughtBy === null ? null : await living.inviterCode(person.broughtBy)
  const scene = inviter ? SCENES.card : key ? SCENES.code : SCENES.search
  const deviceKey = deviceKeyOf(living.diceOf(person.key))
  const by = { scene, ...(key ? { key } : {}), ...(inviter ? { inviter } : {}), ...(deviceKey ? { deviceKey } : {}) }
  const { memberId } = dataOf(await ask('home.open', { entrance: { ...by, ...(key ? { storeId } : {}) } }))
  standing.memberId = memberId
  state.told.joined += 1
  const visit = visitId(standing, today, 'join')
  dataOf(await ask('entrance.recordTouch', { touchId: visit, sessionId: visit, agoMs: 0, ...by }))
  dataOf(await ask('coupon.receiveWelcome', {}))
  standing.couponUntil = addDays(today, WELCOMED.validDays)
  if (person.isTracked) dataOf(await ask('member.setConsent', { purpose: 'analytics', isGranted: true }))
  if (person.isReachable) {
    dataOf(await ask('member.setConsent', { purpose: 'marketing', isGranted: true }, 'consent-2'))
  }
  if (person.isKnown) {
    dataOf(await ask('member.setConsent', { purpose: 'personalization', isGranted: true }, 'consent-3'))
  }
  if (person.nickname) dataOf(await ask('member.updateProfile', { nickname: person.nickname }))
  if (person.birthday) {
    dataOf(await ask('member.updateProfile', { birthday: person.birthday as BusinessDay }, 'profile-2'))
  }
  // A number that somebody else has told before joins nobody; the phone then says so.
  if (person.phone) await ask('member.bindPhone', { code: `${person.key}-${person.phone}` })
}

const CLAIM_CHANCE = 0.12
/** What stands on top is seen by more. */
const ON_TOP = 1.8
const BUY_CHANCE = 0.25
const TASKS_CHANCE = 0.3
/** The least that goods cost. */
const GOODS_FROM = 240

/** A look into the mini-program: the check-in, now and then a coupon. */
export async function lookIn(living: Living, present: Present, checksIn: boolean): Promise<void> {
  const { standing, ask, dice, index, today } = present
  const { told } = living.state
  const { points, tried } = dataOf(await ask('home.open', {}, 'look'))
  told.visits += 1
  await seeTried(living, present, tried)
  if (!living.plan.without.includes('journeys')) await readLetters(living, present)
  const claimChance = CLAIM_CHANCE * (tried?.order?.areCouponsFirst ? ON_TOP : 1)
  if (checksIn) {
    dataOf(await ask('check-in.perform', {}))
    told.checkIns += 1
    await askToBeReminded(living, present, 'check-in-next')
  }
  const hasCoupon = standing.couponUntil !== null && standing.couponUntil >= today
  const isForGoods =
    points >= GOODS_FROM && standing.pickUp === null && dice('takes goods', index) < standing.person.heart.takesGoods
  const hasTaken = isForGoods && (await takeGoods(living, present))
  if (!hasTaken && !hasCoupon && points >= BOUGHT.pricePoints && dice('buys a coupon', index) < BUY_CHANCE) {
    await have(living, present, 'coupon.buy', BOUGHT)
  } else if (!hasTaken && !hasCoupon && dice('claims a coupon', index) < claimChance) {
    dataOf(await ask('coupon.listCentre', {}))
    await have(living, present, 'coupon.claim', CLAIMED)
  }
  if (!living.plan.without.includes('tasks') && dice('looks at tasks', index) < TASKS_CHANCE)
    await claimTasks(living, ask)
  await lookAround(living, present)
  const pages = 1 + Math.floor(dice('pages', index) * 3)
  await report(present, 'look', checksIn ? ['calendar.browsed'] : [], pages)
}

/** What is done and waits is claimed by a tap. */
async function claimTasks({ state: { told } }: Living, ask: Ask): Promise<void> {
  const { tasks } = dataOf(await ask('task.list', {}))
  for (const { key, window } of tasks.filter(({ state }) => state === 'reached')) {
    dataOf(await ask('task.claim', { task: key, window: window as BusinessDay }, `claim-${key}-${window}`))
    told.tasksClaimed += 1
  }
}

async function have(
  living: Living,
  present: Present,
  action: 'coupon.buy' | 'coupon.claim',
  { templateId, validDays }: { templateId: string; validDays: number },
): Promise<void> {
  const { standing, ask, today } = present
  // A member who has had as many as allowed is told so.
  const { ok } = await ask(action, { templateId })
  if (!ok) return
  living.state.told.coupons += 1
  standing.couponUntil = addDays(today, validDays - 1)
  await askToBeReminded(living, present, 'coupon-ending')
}

const PAGES = ['home', 'coupons', 'points', 'tier', 'profile', 'invite'] as const

/** What the phone noticed, sent in one batch when the visit ends. */
export async function report(
  { standing, ask, dice, index, today }: Present,
  visit: string,
  did: readonly ('calendar.browsed' | 'code.shown')[],
  pages: number,
): Promise<void> {
  const sessionId = visitId(standing, today, visit)
  const viewed = Array.from({ length: pages }, (_, page) => {
    const at = Math.floor(dice(`page ${page}`, index) * PAGES.length)
    return { name: 'page.viewed' as const, props: { page: page === 0 ? 'home' : (PAGES[at] ?? 'home') } }
  })
  const shown = [
    ...viewed,
    ...did.map((name) => ({ name, props: {} })),
    { name: 'app.hidden' as const, props: { seconds: 10 + Math.floor(dice('seconds', index) * 170) } },
  ]
  const made = [{ name: 'app.opened' as const, props: {} }, ...(standing.person.isTracked ? shown : [])]
  const from = standing.seq
  standing.seq += made.length
  const events = made.map(({ name, props }, place) => ({
    ...{ eventId: `${sessionId}-${place}`, name, sessionId, seq: from + place + 1, props },
    agoMs: Math.round(((made.length - 1 - place) * MINUTE_MS) / 2),
  }))
  const installId = `phone-${standing.person.key}`.padEnd(16, '_')
  dataOf(await ask('event.record', { batchId: sessionId, installId, events }, `${visit}-events`))
}

/** Leaves for good, and takes the record along. */
export async function close(living: Living, { standing, ask }: Present): Promise<void> {
  dataOf(await ask('member.close', { confirm: '注销' }))
  living.state.told.closed += 1
  standing.memberId = null
}

export const visitId = ({ person }: MemberState, today: BusinessDay, visit: string) =>
  `${person.key}-${today.replaceAll('-', '')}-${visit}`.padEnd(16, '_')

export const presentOf = (living: Living, standing: MemberState): Present => ({
  standing,
  ask: living.floor.as(standing.person.key, openidOf(standing.person.key)),
  dice: living.diceOf(standing.person.key),
  index: living.index,
  today: businessDayOf(living.floor.shop.clock.now()),
})
