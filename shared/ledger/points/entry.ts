import type { RefusalDetails } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'
import type { Account, GrowthState, PointsLot } from '#shared/ledger/account/account'

export const ENTRY_KINDS = ['earn', 'spend', 'expire', 'adjust', 'reverse', 'transfer'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export const ENTRY_REASONS = [
  'welcome',
  'check-in',
  'make-up',
  'purchase',
  'tier-gift',
  'birthday',
  'exchange',
  'referral',
  'referral-friend',
  'referral-ladder',
  'act',
  'task',
  'question',
  'journey',
  'expiry',
  'adjustment',
  'refund',
  'reversal',
  'merge-out',
  'merge-in',
] as const
export type EntryReason = (typeof ENTRY_REASONS)[number]

export type GrowthMonth = GrowthState['months'][number]

/** One fact that moved points, growth or both. Never updated, never deleted; a mistake is reversed. */
export interface Entry {
  /** `${reason}:${sourceId}`: the same fact cannot post twice. */
  _id: string
  memberId: string
  seq: number
  kind: EntryKind
  reason: EntryReason
  sourceId: string
  points: EntryPoints | null
  growth: EntryGrowth | null
  storeId: string | null
  staffId: string | null
  at: number
  /** The entry that this one takes back. */
  reverses: string | null
  note: string | null
  /** Make-up cards that came with it, or went; none if missing. */
  cards?: number
  /** The member's record that the fact belongs to, where another one carries its ledger on after a merge. */
  record?: string
}

export interface EntryPoints {
  delta: number
  balanceAfter: number
  debtAfter: number
  /** Signed change of each lot; of a spend, which lots paid. The difference to `delta` is debt made or repaid. */
  lots: PointsLot[]
  /** Of a reversal: what did not have to be taken, because it had ended unused. It counts as taken back. */
  gone?: PointsLot[]
}

export interface EntryGrowth {
  delta: number
  /** Signed change of each month. One month, except when accounts are merged. */
  months: GrowthMonth[]
  /** Of a reversal: what its month did not hold any more. It counts as taken back. */
  gone?: number
}

/** The part of the account that entries move. */
export type Ledger = Pick<Account, '_id' | 'seq' | 'points' | 'growth'>

export interface EntrySource {
  reason: EntryReason
  sourceId: string
  storeId?: string | null
  staffId?: string | null
  note?: string | null
  cards?: number
  record?: string
}

export interface LedgerContext {
  now: number
  /** From the points rules: points earned in month M end with month M + validMonths; null never ends. */
  validMonths: number | null
}

export interface AcceptedEntry {
  kind: 'accepted'
  ledger: Ledger
  entry: Entry
}

export interface EntryRefusal {
  kind: 'refused'
  reason: ErrorCode
  details?: RefusalDetails
}

/** `nothing`: the fact moves neither points nor growth, so that there is no entry to make. */
export type EntryDecision = AcceptedEntry | EntryRefusal | { kind: 'nothing' }

export function entryId(source: Pick<EntrySource, 'reason' | 'sourceId'>): string {
  return `${source.reason}:${source.sourceId}`
}

const AGAIN = '|again.'

/**
 * The source of a purchase that came again after the import that brought it was undone: its first entry stands in the
 * ledger already, with the one that took it back.
 */
export const sourceOfReturned = (purchaseId: string, runId: string): string => `${purchaseId}${AGAIN}${runId}`

/** The run by which a purchase came again; null where it came once. */
export const returningRun = (entryId: string): string | null => entryId.split(AGAIN)[1] ?? null

/** The purchase of a source, also where it came again. */
export const purchaseOfSource = (sourceId: string): string => sourceId.split(AGAIN, 1)[0] ?? sourceId

export function refused(reason: ErrorCode, details?: RefusalDetails): EntryRefusal {
  return details === undefined ? { kind: 'refused', reason } : { kind: 'refused', reason, details }
}
