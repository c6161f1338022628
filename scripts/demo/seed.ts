import { addDays, type BusinessDay, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import type { LocalCloudServer } from '../../local-cloud/server'
import { type Act, asOperator, asPerson, type DemoShop } from './actor'
import { type CastMember, MEMBERS, STAFF, STORES } from './cast'
import { claimCoupons, openCoupons } from './coupons'
import { openFeedback, sayHowItWas } from './feedback'
import { makeFollowUps, openFollowUps } from './follow-ups'
import { openGoods } from './goods'
import { arrive, FRIENDS, isDueDay, liveAsFriends, openInvitations, runJobs } from './invitations'
import { makeOwner } from './owner'
import { openPointsGoods } from './points-goods'
import { openQuestions } from './questions'
import { liveOnOnePhone, ONE_PHONE } from './suspicion'
import { openLastMonthsTargets, openTargets } from './targets'
import { openTasks } from './tasks'
import { openVisits } from './visits'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

type Visit = ReturnType<typeof openVisits>

// The console opens with the first two: a member and a clerk, who have something to do with each other.
const EVERYBODY = [
  ...MEMBERS.slice(0, 1),
  ...STAFF.slice(0, 1),
  ...MEMBERS.slice(1),
  ...STAFF.slice(1),
  ...FRIENDS,
  ...ONE_PHONE,
]

export const PEOPLE = EVERYBODY.map(({ id, name, note }) => ({ id, name, note }))
/** The staff are there before anybody else of them comes. */
export const STAFF_DAYS_AGO = 90
export const FIRST_DAYS_AGO = Math.max(...MEMBERS.map(({ joinedDaysAgo }) => joinedDaysAgo))

/**
 * Fills an empty cloud with the demo shop, through the same functions that phones and operators use, day by day with
 * the clock moved back: so every balance, streak and tier in it was really earned.
 */
export async function seedDemo(server: LocalCloudServer): Promise<void> {
  const { people, cloud } = server
  const startsAt = cloud.clock.now()
  const today = businessDayOf(startsAt)
  people.add(PEOPLE)
  // A job that a timer begins meanwhile would be killed in the middle when the instances end, and logged as a crash.
  const goOn = await server.timers.pause()
  try {
    cloud.clock.freeze(startOfDay(addDays(today, -STAFF_DAYS_AGO)))
    await openStores(server)
    await openInvitations(asOperator(server), today)
    await openLastMonthsTargets(asOperator(server))
    await openTargets(asOperator(server))
    await openFeedback(asOperator(server))
    await openFollowUps(asOperator(server))
    await openQuestions(asOperator(server))
    await openTasks(asOperator(server), { from: addDays(today, -STAFF_DAYS_AGO), challengeDay: addDays(today, -14) })
    const liveDay = openDays(server)
    for (let daysAgo = FIRST_DAYS_AGO; daysAgo >= 1; daysAgo -= 1) {
      cloud.clock.freeze(startOfDay(addDays(today, -daysAgo)) + 11 * HOUR_MS)
      await liveDay(daysAgo)
    }
    await claimCoupons(server)
    await makeReports(server, today)
    cloud.clock.freeze(startsAt)
    await sayHowItWas(server)
    await makeFollowUps(server)
    await makeOwner(server)
  } finally {
    cloud.clock.reset()
    await server.runner.stopInstances('the demo shop is seeded')
    goOn()
  }
}

/** What everybody does on a day, of which the clock shows eleven. */
export function openDays(server: DemoShop): (daysAgo: number) => Promise<void> {
  const visit = openVisits(server)
  return async (daysAgo) => {
    for (const member of MEMBERS) await live(server, visit, member, daysAgo)
    await liveAsFriends(server, daysAgo)
    await liveOnOnePhone(server, daysAgo)
    if (isDueDay(daysAgo)) await runJobs(server)
  }
}

/** The first night after all that: what was done is added up, and the reports are there in the morning. */
async function makeReports(server: DemoShop, today: BusinessDay): Promise<void> {
  server.cloud.clock.freeze(startOfDay(today) + HOUR_MS)
  await runJobs(server)
  server.cloud.clock.advance(5 * MINUTE_MS)
  await runJobs(server)
}

export function isEmpty({ cloud, people }: LocalCloudServer): boolean {
  return people.list().length === 0 && cloud.database.count('members') === 0
}

async function openStores(server: DemoShop): Promise<void> {
  const ops = asOperator(server)
  for (const store of STORES) await ops('staff.saveStore', { ...store })
  await openCoupons(ops)
  await openGoods(ops)
  await openPointsGoods(ops)
  await appointStaff(server)
}

export async function appointStaff(server: DemoShop): Promise<void> {
  const ops = asOperator(server)
  for (const { id, name, role, storeIds } of STAFF) {
    const { memberId } = await asPerson(server, id)('home.open', {
      entrance: { storeId: storeIds[0] ?? STORES[0].storeId },
    })
    await ops('staff.appoint', { memberId, name, role, storeIds: [...storeIds] })
  }
}

/** One member's day: joins, checks in, buys. */
async function live(server: DemoShop, visit: Visit, member: CastMember, daysAgo: number): Promise<void> {
  if (daysAgo > member.joinedDaysAgo) return
  const act = asPerson(server, member.id)
  if (daysAgo === member.joinedDaysAgo) {
    await join(act, member)
    await arrive(server, member.id)
  }
  if (member.checkIns.includes(daysAgo)) {
    await visit(member.id, ['app.opened', 'page.viewed', 'calendar.browsed', 'app.hidden'])
    await act('check-in.perform', {})
  }
  for (const { yuan } of member.purchases.filter((purchase) => purchase.daysAgo === daysAgo)) {
    const { code: memberCode } = await act('member.getCode', {})
    const storeId = member.storeId === 'str_wulin' ? 'str_chunxi' : member.storeId
    await asPerson(server, 'chen')('purchase.record', { memberCode, storeId, amountFen: yuan * 100 })
  }
}

async function join(act: Act, { storeId, nickname, isTracked }: CastMember): Promise<void> {
  await act('home.open', { entrance: { scene: 1047, storeId } })
  if (nickname) await act('member.updateProfile', { nickname })
  if (isTracked) await act('member.setConsent', { purpose: 'analytics', isGranted: true })
}
