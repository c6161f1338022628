import type { CaseDecision } from '#shared/growth/referral/case'
import type { Outcome } from '#shared/growth/referral/detector-replay'
import type { Chain } from '#shared/growth/referral/graph'
import type { BondFacts } from '#shared/growth/referral/signals/facts'
import type { Signal, SignalKey } from '#shared/growth/referral/signals/signal'
import type { DeviceTally, InviterTally, KeyTally, NetworkTally } from '#shared/growth/referral/signals/tally'
import { collection } from '../../../platform/db/collection'
import type { Db, Group, Reader, Tx } from '../../../platform/db/db'

/** What the detector said of a bond, and what became of it. `_id` is the bond's. */
export interface Verdict {
  _id: string
  inviterId: string
  at: number
  score: number
  isStrong: boolean
  /** `waiting` and what follows it: the bond was held. */
  standing: 'clear' | 'waiting' | CaseDecision
  signals: Signal[]
  /** What it was judged by, so that it can be judged again by other rules. Hashes and times, nothing readable. */
  facts: BondFacts
  chain: Chain
  platformRank: number | null
  caseId: string | null
  heldAt: number | null
  /** What nobody decided by then is given; null when nothing waits. */
  heldUntilAt: number | null
  /** When it can be known what the friend was worth; null when that is noted. */
  outcomeDueAt: number | null
  outcome: Outcome | null
  /** 0 or 1 each, so that the database can add them up. */
  counts: VerdictCounts
  /** 1 where a signal spoke against the bond. */
  against: Record<SignalKey, number>
  /** In which class its waiting time falls. */
  waitClass: number
}

export interface VerdictCounts {
  isFast: number
  isPriced: number
  isNear: number
  isSettled: number
  isRefunded: number
  isObserved: number
  isQuiet: number
  isOnSharedDevice: number
  /** 1 from the release on that tells the next two. */
  isCompared?: number
  isHasty?: number
  isTied?: number
}

/** A small document of what was seen. `_id` is `inviter:<member>`, `device:<hash>`, `network:<hash>` and so on. */
export interface StoredTally {
  _id: string
  tally: InviterTally | DeviceTally | KeyTally | NetworkTally
  updatedAt: number
}

/** The platform's rank of a member. `_id` is `rank:<member>`. */
interface StoredRank {
  _id: string
  rank: number
  updatedAt: number
}

const verdicts = collection<Verdict>('referral_verdicts')
const tallies = collection<StoredTally>('referral_signals')
const ranks = collection<StoredRank>('referral_signals')

export const findVerdict = (reader: Reader, bondId: string) => reader.find(verdicts, bondId)
export const insertVerdict = (tx: Tx, verdict: Verdict) => tx.insert(verdicts, verdict)
export const saveVerdict = (tx: Tx, verdict: Verdict) => tx.save(verdicts, verdict)
export const listVerdictsOfCase = (db: Db, caseId: string, afterId: string | null, limit: number) =>
  db.page(verdicts, { where: { caseId }, afterId, limit })
export const listWaitingOfCase = (db: Db, caseId: string, limit: number) =>
  db.list(verdicts, { where: { caseId, standing: 'waiting' }, orderBy: [['_id', 'asc']], limit })
export const listLapsing = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(verdicts, { where: { heldUntilAt: { lte: now } }, afterId, limit })
export const listOutcomesDue = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(verdicts, { where: { outcomeDueAt: { lte: now } }, afterId, limit })
/** The latest verdicts up to an instant, the newest first. */
export const listVerdictsUntil = (db: Db, untilAt: number, limit: number) =>
  db.list(verdicts, { where: { at: { lte: untilAt } }, orderBy: [['at', 'desc']], limit })
/** When a member has left: what tells the phone and the network from others, as a friend and as an inviter. */
export async function wipeSeenOf(db: Db, memberId: string): Promise<void> {
  const unseen = (side: 'invitee' | 'inviter') => ({ [`facts.${side}.device`]: null, [`facts.${side}.network`]: null })
  await db.updateWhere(verdicts, { _id: memberId }, { set: unseen('invitee') })
  await db.updateWhere(verdicts, { inviterId: memberId }, { set: unseen('inviter') })
  await db.removeWhere(tallies, { _id: { in: [`inviter:${memberId}`, `rank:${memberId}`] } })
}
export const removeVerdictsBefore = (db: Db, at: number) => db.removeWhere(verdicts, { at: { lt: at } })

export const sumVerdicts = (
  db: Db,
  fromAt: number,
  by: 'standing' | 'waitClass',
  fields: readonly string[],
): Promise<Group[]> => db.sumBy(verdicts, { where: { at: { gte: fromAt } }, by, fields, limit: 100 })

export const findTally = (reader: Reader, id: string) => reader.find(tallies, id)
export const saveTally = (tx: Tx, stored: StoredTally) => tx.save(tallies, stored)
export const findRank = async (reader: Reader, memberId: string) =>
  (await reader.find(ranks, `rank:${memberId}`))?.rank ?? null
export const saveRank = (db: Db, memberId: string, rank: number, now: number) =>
  db.save(ranks, { _id: `rank:${memberId}`, rank, updatedAt: now })
export const removeSignalsBefore = (db: Db, at: number) => db.removeWhere(tallies, { updatedAt: { lt: at } })
