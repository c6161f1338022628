import { addDays, type BusinessDay, daysBetween, startOfDay } from '#shared/kernel/business-day'
import { openPeople, type People } from '../local-cloud/control/people'
import { asOperator, type DemoShop } from '../scripts/demo/actor'
import { claimCoupons } from '../scripts/demo/coupons'
import { enterCosts } from '../scripts/demo/invitations'
import { appointStaff, FIRST_DAYS_AGO, openDays, PEOPLE, STAFF_DAYS_AGO } from '../scripts/demo/seed'
import type { ScheduledAct } from './day'
import type { Floor, SentEvent } from './floor'
import type { Guests } from './live'
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
  return { people, dayOf, mayGoOn }
}

function asDemoShop(floor: Floor, people: People): DemoShop {
  return {
    people,
    cloud: floor.shop,
    runner: {
      invoke: async ({ event, caller }) => {
        const reply = await floor.send(event as SentEvent, caller)
        return { kind: 'ok', result: JSON.stringify(reply) }
      },
    },
    timers: { fire: floor.tick },
  }
}
