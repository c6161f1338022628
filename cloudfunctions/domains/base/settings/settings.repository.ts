import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { StoredSetting } from '../../../platform/noun/rules'

/** One past or present version; `_id` is `<setting>:<version>`. */
export interface StoredVersion {
  _id: string
  setting: string
  version: number
  value: unknown
  by: string
  approvedBy: string | null
  note: string
  at: number
  /** The request that made it: sent again, it is answered with this version. */
  requestId: string
}

export interface StoredProposal {
  _id: string
  setting: string
  status: 'draft' | 'approved' | 'applied' | 'withdrawn'
  /** The version that the proposer saw; applied only while it is still in force. */
  baseVersion: number
  value: unknown
  proposedBy: string
  /** The person's id; null for a name that was typed in the console. */
  proposerId?: string | null
  note: string
  createdAt: number
  approvedBy: string | null
  appliedVersion: number | null
  /** Who did what after the proposal was made; at most one of each kind. */
  acts: ProposalAct[]
}

export interface ProposalAct {
  act: 'approve' | 'apply' | 'withdraw' | 'refuse'
  by: string
  at: number
  /** Why, where it was refused. */
  note?: string
  requestId: string
}

const settings = collection<StoredSetting>('settings')
const history = collection<StoredVersion>('history')
const proposals = collection<StoredProposal>('proposals')

const SETTINGS_MAX = 100
const VERSIONS_PER_PAGE = 20

export const listSettings = (db: Db) => db.page(settings, { afterId: null, limit: SETTINGS_MAX })
export const findSetting = (reader: Reader, setting: string) => reader.find(settings, setting)
export const saveSetting = (tx: Tx, document: StoredSetting) => tx.save(settings, document)

/** Newest first. */
export const listVersions = (db: Db, setting: string, beforeVersion: number, limit = VERSIONS_PER_PAGE) =>
  db.list(history, { where: { setting, version: { lt: beforeVersion } }, orderBy: [['version', 'desc']], limit })
export const findNewestVersion = async (db: Db, setting: string) =>
  (await listVersions(db, setting, Number.MAX_SAFE_INTEGER, 1))[0] ?? null
export const findVersion = (reader: Reader, setting: string, version: number) =>
  reader.find(history, `${setting}:${version}`)
export const insertVersions = (tx: Tx, versions: readonly StoredVersion[]) => tx.insertEach(history, versions)

export const findProposal = (reader: Reader, proposalId: string) => reader.find(proposals, proposalId)
export const insertProposal = (db: Db, proposal: StoredProposal) => db.insert(proposals, proposal)
/** Newest first. index: byStatus */
export const listProposals = (db: Db, statuses: readonly StoredProposal['status'][], beforeAt: number, limit: number) =>
  db.list(proposals, {
    where: { status: { in: statuses }, createdAt: { lt: beforeAt } },
    orderBy: [['createdAt', 'desc']],
    limit,
  })
/** How many wait to be agreed to, or to be put in force. */
export const countOpenProposals = (db: Db) => db.count(proposals, { status: { in: ['draft', 'approved'] } })
export const saveProposal = (tx: Tx, proposal: StoredProposal) => tx.save(proposals, proposal)
