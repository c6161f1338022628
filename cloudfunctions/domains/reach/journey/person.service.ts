import type { Told } from '#shared/base/facts/told-facts'
import { joined, newTraveller, runIdFor, type Traveller } from '#shared/reach/journey/entering'
import { type EndReason, isOpen, type Run } from '#shared/reach/journey/run'
import { ended } from '#shared/reach/journey/walk'
import type { Context } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { findMember, getHolder, recordsOfPerson } from '../../people/member/member.face'
import { isAllowed } from './allowed.service'
import { findRun, listOpenOf, removeRunsOf, saveRun } from './run.repository'
import { findTraveller, removeTraveller, removeTravellersOf, saveTraveller } from './traveller.repository'
import { definitionOf } from './version.service'

/** Who has left the shop is in no journey. */
export async function forgetJourneysOf(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  const memberIds = await recordsOfPerson(db, memberId)
  await removeRunsOf(db, memberIds)
  await removeTravellersOf(db, memberIds)
}

/** A yes that was taken back ends at once what rested on it. Read as it stands: it may have been given again meanwhile. */
export async function followConsent(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const { db } = context
  const holder = await getHolder(db, memberId)
  const member = await findMember(db, holder._id)
  if (!member) return
  for (const run of await listOpenOf(db, await recordsOfPerson(db, holder._id))) {
    const definition = await definitionOf(context, run.journeyId, run.version)
    if (definition && !isAllowed(definition, member.consents)) await endRun(context, run, 'consent')
  }
}

/**
 * After a merge the person goes on once: of two records in a journey by the way that began first, which is the farther one; and what they have been
 * through with one record they do not go through with the other. What each event begins is its own.
 */
export async function joinTravellers(tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const { db, now } = context
  const { _id: holderId } = await getHolder(db, memberId)
  if (holderId === memberId) return
  const into = (await findTraveller(tx, holderId)) ?? newTraveller(holderId)
  const from = await findTraveller(tx, memberId)
  for (const run of await listOpenOf(db, [holderId])) {
    if (from && (await isHadBefore(context, run, from))) await endRun(context, run, 'merged')
  }
  for (const run of await listOpenOf(db, [memberId])) {
    if (await isHadBefore(context, run, into)) await endRun(context, run, 'merged')
    else await giveTo(db, run, holderId)
  }
  if (!from) return
  await saveTraveller(tx, joined(into, from, now))
  await removeTraveller(tx, memberId)
}

/** Whether the other record of the person has been through it, or has been on its way for longer. */
async function isHadBefore(
  context: Context,
  { _id, journeyId, version, enteredAt }: Run,
  other: Traveller,
): Promise<boolean> {
  const entry = other.entries[journeyId]
  if (!entry || entry.arm === 'out' || entry.runId === _id) return false
  const definition = await definitionOf(context, journeyId, version)
  if (!definition || definition.entry.kind === 'perEvent') return false
  const beside = await findRun(context.db, entry.runId)
  if (beside?.endedWhy === 'merged') return false
  if (beside && isOpen(beside)) {
    return beside.enteredAt < enteredAt || (beside.enteredAt === enteredAt && beside._id < _id)
  }
  // It is over there: here it began only because nobody knew that the two are one.
  return runIdFor(other, { journeyId, entry: definition.entry, key: '', now: enteredAt }) === null
}

/** A merge was undone: what the record had entered is its own again. */
export async function partTravellers(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  const apart = (await findMember(db, memberId))?.unmerged?.into
  if (!apart || (await getHolder(db, memberId))._id !== memberId) return
  for (const run of await listOpenOf(db, [apart])) if (run.origin === memberId) await giveTo(db, run, memberId)
}

const giveTo = (db: Db, { _id }: Run, memberId: string) =>
  db.transaction(async (tx) => {
    const run = await findRun(tx, _id)
    if (run && run.state !== 'ended') await saveRun(tx, { ...run, memberId })
  })

const endRun = ({ db, now }: Pick<Context, 'db' | 'now'>, { _id }: Run, why: EndReason) =>
  db.transaction(async (tx) => {
    const run = await findRun(tx, _id)
    if (run && run.state !== 'ended') await saveRun(tx, ended(run, why, now))
  })
