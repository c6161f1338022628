import type { ConsentPurpose } from '#shared/people/member/consent'
import { collection } from '../../../platform/db/collection'
import type { Db, Tx } from '../../../platform/db/db'
import { many } from '../../../platform/noun/shown-records'

/** A consent that was given or taken back; `_id` is the fact that told it. */
export interface ConsentChange {
  _id: string
  memberId: string
  purpose: ConsentPurpose
  isGranted: boolean
  /** Of the wording that was shown. */
  version: number
  at: number
}

const changes = collection<ConsentChange>('consent_changes')

export const saveConsentChange = (tx: Tx, change: ConsentChange) => tx.save(changes, change)
export const listConsentChanges = (db: Db, memberIds: readonly string[], limit: number) =>
  db.list(changes, { where: { memberId: { in: memberIds } }, orderBy: [['at', 'desc']], limit })
export const countConsentChanges = (db: Db, purpose: string, isGranted: boolean, fromAt: number, toAt: number) =>
  db.count(changes, { purpose, isGranted, at: { gte: fromAt, lt: toAt } })

export const shownConsentChanges = many(changes, { of: 'memberId', newestBy: 'at' })
