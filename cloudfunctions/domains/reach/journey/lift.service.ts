import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { groupedBy, partsOf } from '#shared/kernel/parts'
import { KIND_RULES } from '#shared/reach/journey/kind'
import { LIFT_DAYS, type Lift, noLift, SETTLED_DAYS, valuesAround, withPerson } from '#shared/reach/journey/lift'
import type { Run } from '#shared/reach/journey/run'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import type { Budget } from '../../../platform/noun/budget'
import { listMemberDays } from '../../insight/event/event.face'
import { type Person, personsOf } from '../../people/member/member.face'
import { listKeptPurchases } from '../../till/purchase/purchase.face'
import { findLift, saveLift } from './lift.repository'
import { listEnteredSince, listEntriesOf } from './run.repository'
import { definitionOf } from './version.service'

const PAGE_SIZE = 100
const MEMBERS_AT_ONCE = 100

/**
 * Adds whose days are over to what is known of a journey. How far it has come is kept in the document of the sums, so that a
 * page that is counted again after a crash counts nobody twice; and nobody is read again on another night.
 */
export async function countLift(
  context: Context,
  journeyId: string,
  budget: Budget,
): Promise<{ looked: number; isDone: boolean }> {
  const { db, now } = context
  const untilAt = startOfDay(addDays(businessDayOf(now), -(LIFT_DAYS + SETTLED_DAYS - 1))) - 1
  let lift = (await findLift(db, journeyId)) ?? noLift(journeyId)
  for (let looked = 0; ; ) {
    if (budget.isSpent()) return { looked, isDone: false }
    const page = await listEnteredSince(db, journeyId, { after: lift.countedTo, untilAt, limit: PAGE_SIZE })
    const last = page.at(-1)
    if (!last) return { looked, isDone: true }
    lift = await withEntries(context, lift, page)
    lift = { ...lift, countedTo: { at: last.enteredAt, id: last._id }, measuredAt: now }
    await saveLift(db, lift)
    looked += page.length
    if (page.length < PAGE_SIZE) return { looked, isDone: true }
  }
}

interface Entry {
  run: Run
  recordIds: readonly string[]
}

const armOf = ({ state }: Run) => (state === 'heldOut' ? 'out' : 'in')

async function withEntries(context: Context, lift: Lift, page: readonly Run[]): Promise<Lift> {
  const { db } = context
  const first: Run[] = []
  for (const run of page) if (run.entryNumber === 1 && (await hasHoldout(context, run))) first.push(run)
  const entries = await entriesToCount(db, lift._id, first)
  const recordIds = entries.flatMap((entry) => entry.recordIds)
  // In the order of entry, so the first one begins earliest.
  const fromDay = addDays(businessDayOf(entries[0]?.run.enteredAt ?? 0), -LIFT_DAYS)
  const days = groupedBy(await listMemberDays(db, recordIds, fromDay), ({ memberId }) => memberId)
  const bought = groupedBy(await purchasesOf(db, recordIds, startOfDay(fromDay)), ({ memberId }) => memberId)
  const arms = entries.reduce((sum, { run, recordIds: ids }) => {
    const own = <T>(of: ReadonlyMap<string, T[]>) => ids.flatMap((id) => of.get(id) ?? [])
    return withPerson(sum, armOf(run), valuesAround(businessDayOf(run.enteredAt), own(days), own(bought)))
  }, lift.arms)
  return { ...lift, arms }
}

/** Of a version of which nobody is left out there is nothing to compare with, and those who came by it came at another time. */
async function hasHoldout(context: Context, { journeyId, version }: Run): Promise<boolean> {
  const definition = await definitionOf(context, journeyId, version)
  return definition !== null && KIND_RULES[definition.kind].holdoutPercent > 0
}

async function purchasesOf(db: Db, recordIds: readonly string[], fromAt: number): Promise<Purchase[]> {
  const bought: Purchase[] = []
  for (const part of partsOf(recordIds, MEMBERS_AT_ONCE)) bought.push(...(await listKeptPurchases(db, part, fromAt)))
  return bought
}

/** One for each person who stayed: of several records the one that entered first, and none where these were in both groups. */
async function entriesToCount(db: Db, journeyId: string, first: readonly Run[]): Promise<Entry[]> {
  if (first.length === 0) return []
  const persons = await personsOf(
    db,
    first.map(({ memberId }) => memberId),
  )
  const personOf = new Map(persons.flatMap((person) => person.recordIds.map((id) => [id, person] as const)))
  const several = persons.filter(({ recordIds }) => recordIds.length > 1)
  const elsewhere = await listEntriesOf(
    db,
    journeyId,
    several.flatMap(({ recordIds }) => recordIds),
  )
  return first.flatMap((run): Entry[] => {
    const person = personOf.get(run.memberId)
    if (person?.holder?.status !== 'active') return []
    const all = elsewhere.filter(({ memberId }) => person.recordIds.includes(memberId))
    return isTheOne(run, all, person) ? [{ run, recordIds: person.recordIds }] : []
  })
}

const isTheOne = (run: Run, all: readonly Run[], { recordIds }: Person) =>
  recordIds.length === 1 || (all[0]?._id === run._id && all.every((each) => armOf(each) === armOf(run)))
