import { partsOf } from '#shared/kernel/parts'
import { newAccount } from '#shared/ledger/account/new-account'
import type { Entry } from '#shared/ledger/points/entry'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { livedAlone, ofRecords, type PartingContext, type PastEntry } from '#shared/people/member/parting'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { findEntries, listEntriesSince } from '../../ledger/points/points.face'
import { recordsOfPerson } from './holder.service'
import type { BeforeMerge, Member, Merge } from './member.repository'
import { aloneOf } from './merge.service'

const PAGE_SIZE = 1000
/** More than happens to anybody while two records are merged. */
const PAGES_MAX = 20
const IDS_PER_READ = 100

export type MergedMember = Member & { merge: Merge }

/** Everything that was posted to a ledger after `afterSeq`, oldest first, each entry with the one that it takes back. */
export async function pastOf(db: Db, memberId: string, afterSeq: number): Promise<PastEntry[]> {
  const entries: Entry[] = []
  for (let pages = 0; ; pages += 1) {
    if (pages === PAGES_MAX) throw new DomainError('MERGE_NOT_POSSIBLE', { entries: entries.length })
    const page = await listEntriesSince(db, memberId, entries.at(-1)?.seq ?? afterSeq, PAGE_SIZE)
    entries.push(...page)
    if (page.length < PAGE_SIZE) break
  }
  const known = new Map(entries.map((entry) => [entry._id, entry]))
  const missing = [...new Set(entries.flatMap(({ reverses }) => (reverses && !known.has(reverses) ? [reverses] : [])))]
  for (const ids of partsOf(missing, IDS_PER_READ)) {
    for (const entry of await findEntries(db, ids)) known.set(entry._id, entry)
  }
  return entries.map((entry) => ({ entry, original: (entry.reverses && known.get(entry.reverses)) || null }))
}

/** Both sides of a merge: the records that came with it, and those that were there or came otherwise. */
export async function sidesOf(db: Db, { _id, merge }: MergedMember): Promise<{ from: Set<string>; into: Set<string> }> {
  const from = new Set(await recordsOfPerson(db, _id))
  const all = await recordsOfPerson(db, merge.into)
  return { from, into: new Set(all.filter((id) => !from.has(id))) }
}

/** How both stood at a merge of before that was kept with it: made again from their entries until then. */
export async function beforeOf(
  db: Db,
  { _id, joined, merge }: MergedMember,
  context: PartingContext,
): Promise<BeforeMerge> {
  if (merge.before) return merge.before
  const [base] = context.tiers.tiers
  const made = async (memberId: string, transfer: string) => {
    const past = await pastOf(db, memberId, 0)
    const at = past.findIndex(({ entry }) => entry._id === transfer || entry.at > merge.at)
    const until = at < 0 ? past : past.slice(0, at)
    const start = aloneOf(newAccount(memberId, base.key, joined.at))
    return {
      alone: livedAlone(start, ofRecords(until, null), { ...context, now: merge.at }),
      seq: until.at(-1)?.entry.seq ?? 0,
    }
  }
  const from = await made(_id, `merge-out:${merge.mergeId}`)
  const into = await made(merge.into, `merge-in:${merge.mergeId}`)
  return { from: from.alone, into: into.alone, intoSeq: into.seq }
}

/** The rules by which facts are done again. */
export async function partingContext(context: Context): Promise<PartingContext> {
  const { validMonths } = await rulesInForce(context, pointsRules)
  return { now: context.now, validMonths, tiers: await rulesInForce(context, tierRules) }
}
