import { addDays, type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { type Present, presentOf } from './acts'
import type { ScheduledAct } from './day'
import { dataOf } from './floor'
import type { Living } from './living'
import { storeIdOf } from './opening'
import type { LifePlan } from './plan'
import { OCCASIONS } from './programme'
import { intend, type MemberState, type PlannedOccasion } from './state'

const HOUR_MS = 3_600_000
const FIRST_AT = 12
const EVERY_DAYS = 9
const STORE_SHIFT_DAYS = 3
const AHEAD_DAYS = 9
/** Every so many occasions one does not take place. */
const CALLED_OFF_EVERY = 13
const LENGTH_HOURS = 1.5
const CANCEL_HOURS = 20

/** The number of the occasion that a store holds on a day of the life; null for none. */
function numberOn({ without }: LifePlan, store: number, index: number): number | null {
  const since = index - FIRST_AT - store * STORE_SHIFT_DAYS
  if (without.includes('occasions') || since < 0 || since % EVERY_DAYS !== 0) return null
  // Stores go through the list each from a place of its own.
  return since / EVERY_DAYS + 2 * store
}

const isCalledOff = (number: number) => number % CALLED_OFF_EVERY === CALLED_OFF_EVERY - 1

/** What is announced on a day, what is called off, and what is held. */
export function occasionsOf(living: Living, day: BusinessDay, at: (hour: number) => number): ScheduledAct[] {
  const { plan, index, state } = living
  const stores = Array.from({ length: plan.stores }, (_, store) => store)
  const announced = stores.flatMap((store): ScheduledAct[] => {
    const number = numberOn(plan, store, index + AHEAD_DAYS)
    if (number === null) return []
    return [{ at: at(9), key: `occasion ${store}`, act: () => announce(living, { store, number, day }) }]
  })
  const tomorrow = state.occasions[addDays(day, 1)] ?? []
  const calledOff = tomorrow
    .filter((occasion) => occasion.isCalledOff)
    .map(({ occasionId, store }) => ({
      ...{ at: at(17), key: `occasion ${store}` },
      act: async () =>
        void dataOf(
          await living.floor.ops('booking.callOff', { occasionId, reason: '老师病了，改天再约' }, occasionId),
        ),
    }))
  const held = (state.occasions[day] ?? []).filter((occasion) => !occasion.isCalledOff)
  const opened = held.map((occasion) => ({
    ...{ at: at(occasion.hour - 0.2), key: `occasion ${occasion.store}` },
    act: () => letIn(living, occasion),
  }))
  return [...announced, ...calledOff, ...opened]
}

async function announce(
  { floor, state }: Living,
  { store, number, day }: { store: number; number: number; day: BusinessDay },
): Promise<void> {
  const { hour, ...text } = OCCASIONS[number % OCCASIONS.length] ?? OCCASIONS[0] ?? NOTHING
  const heldOn = addDays(day, AHEAD_DAYS)
  const startsAt = startOfDay(heldOn) + hour * HOUR_MS
  const draft = {
    ...{ ...text, place: '二楼', storeId: storeIdOf(store), tierKeys: null, startsAt },
    ...{ endsAt: startsAt + LENGTH_HOURS * HOUR_MS, opensAt: floor.shop.clock.now(), closesAt: startsAt },
    cancelUntilAt: startsAt - CANCEL_HOURS * HOUR_MS,
  }
  const { occasionId } = dataOf(await floor.ops('booking.saveOccasion', { baseVersion: 0, draft }, `occasion-${store}`))
  const planned = { occasionId, store, hour, guests: [], isCalledOff: isCalledOff(number) }
  state.occasions[heldOn] = [...(state.occasions[heldOn] ?? []), planned]
  state.told.occasions += 1
}

const NOTHING = { title: '', text: '', picture: 'pot', hour: 15, places: 1 } as const

const LINE_CHANCE = 0.6
const GIVES_BACK_CHANCE = 0.07
const ELSEWHERE_CHANCE = 0.12

/** Somebody looks at what the stores hold, and may take a place. */
export async function lookAtOccasions({ state }: Living, present: Present): Promise<void> {
  const { ask, dice, index, standing, today } = present
  const { coming } = dataOf(await ask('booking.listOpen', {}))
  const isNear = ({ storeId }: { storeId: string }) =>
    storeId === storeIdOf(standing.person.homeStore) || dice('another store', index) < ELSEWHERE_CHANCE
  const open = coming.filter((one) => one.mine === null && one.status === 'planned' && isNear(one))
  const chosen = open[Math.floor(dice('which occasion', index) * open.length)]
  if (!chosen || (chosen.placesLeft === 0 && dice('stands in line', index) > LINE_CHANCE)) return
  const { occasionId } = chosen
  dataOf(await ask('booking.get', { occasionId }))
  // The line may be full; the page then says so.
  const { ok } = await ask('booking.signUp', { occasionId })
  if (!ok) return
  state.told.signUps += 1
  const { key } = standing.person
  for (const [day, planned] of Object.entries(state.occasions)) {
    const occasion = planned.find((one) => one.occasionId === occasionId)
    if (!occasion) continue
    occasion.guests.push(key)
    const before = addDays(day as BusinessDay, -2)
    if (before > today && dice('gives back', index) < GIVES_BACK_CHANCE) {
      intend(state, before, { key, kind: 'giveBack', occasionId })
    }
  }
}

export async function giveBack({ ask }: Present, occasionId: string): Promise<void> {
  // Where the shop has called it off there is nothing to give back.
  await ask('booking.cancel', { occasionId }, `give-back-${occasionId}`)
}

/** Those who come show their code; the clerk lets in who has a place. */
async function letIn(living: Living, { occasionId, store, guests }: PlannedOccasion): Promise<void> {
  const { state } = living
  const storeId = storeIdOf(store)
  const clerk = living.clerkAt(store, 'b').ask
  dataOf(await clerk('booking.listAtStore', { storeId }, `door-${occasionId}`))
  for (const key of guests) {
    const standing = state.people[key]
    if (!standing || !comes(living, standing)) continue
    const { ask, today } = presentOf(living, standing)
    const { mine } = dataOf(await ask('booking.get', { occasionId }, 'at-the-door'))
    if (mine !== 'booked') continue
    const { code: memberCode } = dataOf(await ask('member.getCode', {}, 'code-at-the-door'))
    const shown = { occasionId, storeId, memberCode }
    dataOf(await clerk('booking.checkIn', shown, `in-${key}`))
    standing.attendedDay = today
    state.told.attended += 1
  }
}

const comes = ({ diceOf, index }: Living, { person, memberId }: MemberState) =>
  memberId !== null && diceOf(person.key)('keeps word', index) < person.heart.keepsWord
