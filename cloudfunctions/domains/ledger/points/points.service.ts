import { lastDayOf, monthOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import {
  type AcceptedEntry,
  type Entry,
  type EntryDecision,
  entryId,
  purchaseOfSource,
} from '#shared/ledger/points/entry'
import { decideEntry, type Fact } from '#shared/ledger/points/ledger'
import { availablePoints, endingSoon } from '#shared/ledger/points/points-state'
import { pointsRules } from '#shared/ledger/points/rules'
import type { Context, MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { accepted } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../account/account.face'
import { insertEntry, listEntries } from './points.repository'

const ENDING_SOON_DAYS = 31
const PAGE_SIZE = 20
const OPERATOR_PAGE_SIZE = 100

export interface PostingOutcome {
  account: Account
  /** Null when the fact moved nothing. */
  entry: Entry | null
}

/** Posts one fact to the ledger: writes the entry and answers the account as it is then, for the act to keep. */
export async function postFact(context: Context, tx: Tx, account: Account, fact: Fact): Promise<PostingOutcome> {
  const { validMonths } = await rulesInForce(context, pointsRules)
  return postDecision(tx, account, decideEntry(account, fact, { now: context.now, validMonths }))
}

/** The same for any other decision of the ledger: a reversal, a transfer. */
export async function postDecision(tx: Tx, account: Account, decision: EntryDecision): Promise<PostingOutcome> {
  const verdict = accepted(decision)
  if (verdict.kind === 'nothing') return { account, entry: null }
  const { ledger, entry } = verdict as AcceptedEntry
  await insertEntry(tx, entry)
  return { account: { ...account, ...ledger }, entry }
}

export async function getBalance({ db, now, memberId }: MemberContext) {
  const { points } = await getActiveAccount(db, memberId)
  const soonest = endingSoon(points, now, ENDING_SOON_DAYS)[0]
  return {
    available: availablePoints(points, now),
    debt: points.debt,
    lots: points.lots.map((lot) => ({ ...lot, endsDay: lot.endsMonth && lastDayOf(lot.endsMonth) })),
    endingSoon: soonest ? { endsMonth: monthOf(soonest.endsDay), ...soonest } : null,
  }
}

/** A page of a member's ledger, newest first. */
export async function listLedger({ db }: Context, memberId: string, beforeSeq?: number, pageSize = PAGE_SIZE) {
  const entries = await listEntries(db, memberId, beforeSeq ?? Number.MAX_SAFE_INTEGER, pageSize)
  const last = entries.at(-1)
  return {
    entries: entries.map(toEntryView),
    nextBeforeSeq: last && entries.length === pageSize && last.seq > 1 ? last.seq : null,
  }
}

/** The same for an operator; every look is logged. */
export async function lookAtLedger(
  context: Context,
  { memberId, beforeSeq }: { memberId: string; beforeSeq?: number | undefined },
) {
  const page = await listLedger(context, memberId, beforeSeq, OPERATOR_PAGE_SIZE)
  await recordLook(context, { action: 'points.listLedger', subject: memberId, storeId: null })
  return page
}

function toEntryView(entry: Entry) {
  const { _id, seq, kind, reason, at, storeId, note } = entry
  return {
    entryId: _id,
    seq,
    kind,
    reason,
    points: entry.points?.delta ?? 0,
    growth: entry.growth?.delta ?? 0,
    balanceAfter: entry.points?.balanceAfter ?? null,
    at,
    storeId,
    note,
    purchaseId: purchaseOf(entry),
  }
}

/** The purchase that the entry comes from or takes points back for; null for any other entry. */
function purchaseOf({ reason, sourceId, reverses }: Entry): string | null {
  if (reason === 'purchase') return purchaseOfSource(sourceId)
  const earned = entryId({ reason: 'purchase', sourceId: '' })
  return reverses?.startsWith(earned) ? purchaseOfSource(reverses.slice(earned.length)) : null
}
