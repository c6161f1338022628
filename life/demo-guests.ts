import { addDays, type BusinessDay, daysBetween, startOfDay } from '#shared/kernel/business-day'
import type { Reply } from '#shared/kernel/contract'
import { openPeople, type People } from '../local-cloud/control/people'
import { asOperator, type DemoShop } from '../scripts/demo/actor'
import { claimCoupons } from '../scripts/demo/coupons'
import { enterCosts } from '../scripts/demo/invitations'
import { OWNER } from '../scripts/demo/owner'
import { appointStaff, FIRST_DAYS_AGO, openDays, PEOPLE, STAFF_DAYS_AGO } from '../scripts/demo/seed'
import type { ScheduledAct } from './day'
import type { Floor, SentEvent } from './floor'
import type { Guests } from './live'
import { agreeAsOwner, type OwnerAccount } from './owner'
import type { LifePlan } from './plan'
import type { LifeState } from './state'

const HOUR_MS = 3_600_000

export interface DemoGuests extends Guests {
  people: People
  /** What their phones have counted is kept by no file: after a break a life goes on before they come, or when it is over. */
  mayGoOn(state: LifeState): boolean
}

/** The people of the demo shop, who live the last weeks of the life as they live when the demo is seeded alone. */
export function openDemoGuests(): DemoGuests {
  const people = openPeople(null)
  people.add(PEOPLE)
  let liveDay: ReturnType<typeof openDays> | null = null
  const dayOf = (floor: Floor, day: BusinessDay, plan: LifePlan): ScheduledAct[] => {
    const shop = asDemoShop(floor, people)
    const daysAgo = daysBetween(day, addDays(plan.fromDay, plan.days))
    const at = (hour: number) => startOfDay(day) + hour * HOUR_MS
    if (daysAgo === STAFF_DAYS_AGO) return [{ at: at(7), key: 'staff', act: () => appointStaff(shop) }]
    if (daysAgo > FIRST_DAYS_AGO) return []
    liveDay ??= openDays(shop)
    const live = liveDay
    const act = async () => {
      await live(daysAgo)
      if (daysAgo > 1) return
      await claimCoupons(shop)
      await enterCosts(asOperator(shop), day)
    }
    return [{ at: at(11), key: 'demo', act }]
  }
  const mayGoOn = ({ day, plan }: LifeState) => {
    const daysLeft = daysBetween(day, addDays(plan.fromDay, plan.days))
    return daysLeft >= FIRST_DAYS_AGO || daysLeft === 0
  }
  return { people, owner: ownerOf(people), dayOf, mayGoOn }
}

/** The head of the demo shop, who is there before the others. */
function ownerOf(people: People): OwnerAccount {
  const { openid, unionid } = people.personOf(OWNER.id)
  return { key: OWNER.id, name: OWNER.name, openid, ...(unionid ? { unionid } : {}) }
}

/** Enough of a request's id to tell two of a day apart. */
const SHORT = 8
const answered = (reply: Reply) => ({ kind: 'ok' as const, result: JSON.stringify(reply) })

function asDemoShop(floor: Floor, people: People): DemoShop {
  return {
    people,
    cloud: floor.shop,
    runner: {
      invoke: async ({ event, caller }) => {
        const sent = event as SentEvent // The demo's own actors make it.
        const reply = await floor.send(sent, caller)
        if (reply.ok || reply.error.code !== 'APPROVAL_NEEDED') return answered(reply)
        await agreeAsOwner(floor, String(reply.error.details?.approvalId), sent.requestId.slice(0, SHORT))
        return answered(await floor.send(sent, caller))
      },
    },
    timers: { fire: floor.tick },
  }
}
