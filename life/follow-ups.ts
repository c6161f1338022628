import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { defaultFollowUpRules, type FollowUpRules } from '#shared/reach/follow-up/rules'
import { agreeTo } from '../scripts/demo/agree'
import type { ScheduledAct } from './day'
import { type Dice, picked } from './dice'
import { type Ask, dataOf } from './floor'
import type { Living } from './living'
import { GRANTED, mustOf, storeIdOf } from './opening'
import { ownerAtDesk } from './owner'
import type { MemberState } from './state'

const { reasons } = defaultFollowUpRules
const COUPON = GRANTED.templateId
/** Whoever has come less often may be given a coupon on the telephone. */
const RULES: FollowUpRules = {
  ...defaultFollowUpRules,
  reasons: {
    lowRating: { ...reasons.lowRating, isOn: true },
    birthday: { ...reasons.birthday, isOn: true },
    atRisk: { ...reasons.atRisk, isOn: true, offer: COUPON },
    asleep: { ...reasons.asleep, isOn: true, offer: COUPON },
  },
}

const OPENED_AT = 2
const ROUNDS = [
  { hour: 14.2, who: 'a' },
  { hour: 17.6, who: 'b' },
  { hour: 18.3, who: 'manager' },
] as const
type Who = (typeof ROUNDS)[number]['who']

/** The shop lets clerks call members, and they do so when the counter is quiet; a manager takes what was late. */
export function followUpsOf(living: Living, at: (hour: number) => number): ScheduledAct[] {
  const { plan, index, floor } = living
  if (plan.without.includes('follow-ups') || index < OPENED_AT) return []
  if (index === OPENED_AT) {
    const act = async () => {
      const ops = mustOf(floor.ops, 'follow-ups')
      const second = mustOf(await ownerAtDesk(floor, 'follow-ups'), 'agrees')
      await agreeTo(ops, 'follow-up', RULES, '店员知道该联系谁', second)
    }
    return [{ at: at(10.4), key: 'follow-ups', act }]
  }
  return Array.from({ length: plan.stores }, (_, store) => store).flatMap((store) =>
    ROUNDS.map(({ hour, who }) => ({
      ...{ at: at(hour), key: `calls ${store}` },
      act: () => callThrough(living, store, who),
    })),
  )
}

const CALLS_MAX = 4

async function callThrough(living: Living, store: number, who: Who): Promise<void> {
  const { state, truth, index, diceOf } = living
  const storeId = storeIdOf(store)
  const { ask, key: caller } = who === 'manager' ? living.managerOf(store) : living.clerkAt(store, who)
  const { followUps } = dataOf(await ask('follow-up.list', { storeId }, 'calls'))
  const mine = followUps.filter(({ isLate }) => who !== 'manager' || isLate)
  if (mine.length === 0) return
  const byMember = new Map(Object.values(state.people).map((standing) => [standing.memberId, standing]))
  const willing = truth.stores[store]?.callsBack ?? 0
  let calls = 0
  for (const { followUpId, offer, isGiven } of mine) {
    const standing = byMember.get(followUpId.slice(0, followUpId.indexOf(':')))
    // Guests of another plan answer for themselves.
    if (!standing) continue
    const dice = diceOf(standing.person.key)
    if (dice(`is called by ${caller}`, index) >= willing) continue
    calls += 1
    if (calls > CALLS_MAX) break
    const label = (does: string) => `${does}-${standing.person.key}`
    // Somebody else of the store may have taken it: the list is as it was when it was read.
    const { ok } = await ask('follow-up.take', { followUpId, storeId }, label('take'))
    if (!ok) continue
    const call: Call = { ref: { followUpId, storeId }, ask, standing, dice, label }
    await speak(living, { ...call, mayGive: offer !== null && !isGiven })
  }
}

interface Call {
  ref: { followUpId: string; storeId: string }
  ask: Ask
  standing: MemberState
  dice: Dice
  label(does: string): string
}

const SAID = ['说这周过来', '最近在外地，月底回来', '聊了几句，谢谢惦记', '说想喝清淡一点的'] as const
const GIVES_CHANCE = 0.5
const CALL_WORKS_DAYS = 10

/** How it went is as it is true of them: most pick up, a few want none of it. */
async function speak(living: Living, { mayGive, ...call }: Call & { mayGive: boolean }): Promise<void> {
  const { state, index, floor } = living
  const { ref, ask, standing, dice, label } = call
  const { heart } = standing.person
  const end = async (outcome: 'done' | 'notReached' | 'notWanted', note: string) => {
    dataOf(await ask('follow-up.end', { ...ref, outcome, note }, label('end')))
  }
  if (dice('picks up', index) >= heart.picksUp) {
    await end('notReached', '没人接')
    state.told.callsMissed += 1
    return
  }
  if (heart.wantsNoCalls) {
    await end('notWanted', '说不用再联系')
    state.told.callsUnwanted += 1
    return
  }
  const today = businessDayOf(floor.shop.clock.now())
  // A clerk's coupons of the month may be used up; the phone then says so.
  if (mayGive && dice('is given one', index) < GIVES_CHANCE && (await ask('follow-up.give', ref, label('give'))).ok) {
    standing.couponUntil = addDays(today, GRANTED.validDays - 1)
    state.told.coupons += 1
  }
  await end('done', picked(SAID, () => 1, dice('says on the telephone', index)) ?? SAID[0])
  standing.calledUntil = addDays(today, CALL_WORKS_DAYS)
  state.told.calls += 1
}

const LOOKS_CHANCE = 0.12
const NOTES_CHANCE = 0.1
const NOTED = ['靠窗坐，要插座', '少糖，去冰', '常带孩子来', '不要塑料袋', '喜欢先闻干茶'] as const

/** At the scan a clerk who has a moment looks who it is, and now and then writes down what colleagues should know. */
export async function knowGuest(
  { plan, state: { told } }: Living,
  { clerk, guest, dice, index, key }: Scan,
): Promise<void> {
  if (plan.without.includes('follow-ups') || dice('is looked up', index) >= LOOKS_CHANCE) return
  dataOf(await clerk('follow-up.seeGuest', guest, `guest-${key}`))
  told.guestsSeen += 1
  if (dice('is written about', index) >= NOTES_CHANCE) return
  const text = picked(NOTED, () => 1, dice('what is noted', index)) ?? NOTED[0]
  dataOf(await clerk('follow-up.saveNote', { ...guest, text }, `note-${key}`))
  told.notes += 1
}

interface Scan {
  clerk: Ask
  guest: { memberCode: string; storeId: string }
  dice: Dice
  index: number
  /** Of the member. */
  key: string
}
