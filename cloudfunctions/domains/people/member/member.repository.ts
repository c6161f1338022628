import type { BusinessDay } from '#shared/kernel/business-day'
import type { RequestMark } from '#shared/kernel/request-mark'
import type { DayTally } from '#shared/ledger/account/day-tally'
import type { Consents } from '#shared/people/member/consent'
import type { OwnLedger } from '#shared/people/member/parting'
import type { TillQuestion } from '#shared/people/member/till-question'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** Who a member is. What changes with every act is in the account; what leads to the member, in identities. */
export interface Member {
  _id: string
  status: 'active' | 'merged' | 'closed'
  nickname: string | null
  /** Passed WeChat's text check; an unchecked nickname is shown to nobody else. */
  isNicknameChecked: boolean
  avatarFileId: string | null
  /** Sealed with AES-256-GCM; only the masked form is ever shown. */
  phoneSealed: string | null
  phoneMasked: string | null
  birthdaySealed: string | null
  birthdayMasked: string | null
  /** Keyed hash of 'MM-DD': finds whose birthday it is without opening any. */
  birthdayHash: string | null
  consents: Consents
  /** The ids of all identity records that lead here. */
  identityIds: string[]
  joined: JoinRecord
  merge: Merge | null
  /** The last undoing of a merge, so that the same request again finds its work done. */
  unmerged: { requestId: string; into: string } | null
  /** The request that bound the phone last: WeChat's code works once, so its repetition must be recognized. */
  phoneRequestId: string | null
  /**
   * Since when the newcomers' coupons are owed; null when they were given. Kept here and not in the outbox, because the
   * join writes this record anyway and is counted by its round trips.
   */
  welcomeDueAt: number | null
  /** The bond that waits for this member's phone number; missing or null for everybody else. */
  bondAwaitingPhone?: string | null
  /** The newest requests that changed it, so that one of them sent again does not undo what came after it. */
  requests?: RequestMark[]
  /** Records of tills under the own number, and what the member has said of them; missing for most. */
  tillRecords?: TillQuestion[]
  /** Ids in `known_people` of the numbers that were changed for others; missing for most. */
  letGo?: string[]
  updatedAt: number
}

export interface JoinRecord {
  at: number
  day: BusinessDay
  via: 'wechat' | 'import'
  storeId: string | null
  entrance: { scene: number | null; key: string | null } | null
  /** The same first request again is told the same again. */
  requestId: string
  content?: string
}

export interface Merge {
  mergeId: string
  into: string
  at: number
  identityIds: string[]
  note: string
  /** How both stood when they were joined, for the undoing; missing in merges of before it was kept. */
  before?: BeforeMerge
}

export interface BeforeMerge {
  from: OwnLedger
  into: OwnLedger
  /** The last entry of the other ledger before the merge. */
  intoSeq: number
}

/**
 * A key that leads to a member. `_id` is `wx:<openid>`, `un:<unionid>`, `ph:<keyed hash>` or `till:#<store>:<keyed hash>`.
 */
export interface Identity {
  _id: string
  memberId: string
  /** Only on `wx:` records: the consents in force, so that events are checked without another read. */
  granted: string[]
  /** Only on `wx:` records: what this phone has left behind on the last day on which that was much. */
  tally?: DayTally
  at: number
  /** The key by which it came: whose phone bound a number, which till knows it. After a merge it says whose it is. */
  via?: string
  /** Of a key that a file has linked to a member of before: the run that did, whose undoing takes it away. */
  run?: string
}

const members = collection<Member>('members')
const identities = collection<Identity>('identities')

export const findIdentities = (db: Db, ids: readonly string[]) => db.findMany(identities, ids)
export const findIdentity = (reader: Reader, id: string) => reader.find(identities, id)
/** The keys that lead to these members. Nobody has ten. */
export const listIdentitiesOf = (db: Db, memberIds: readonly string[]) =>
  db.list(identities, { where: { memberId: { in: memberIds } }, limit: 1000 })
export const insertIdentities = (tx: Tx, documents: readonly Identity[]) => tx.insertEach(identities, documents)
/** Keys of tills from the first release, which hold the customer's number as it is (see `readClearTillKey`). */
export const listClearTillKeys = (db: Db, afterId: string | null, limit: number) =>
  db.list(identities, { where: { _id: { gt: afterId ?? 'till:s', lt: 'till:t' } }, orderBy: [['_id', 'asc']], limit })
export const saveIdentity = (tx: Tx, identity: Identity) => tx.save(identities, identity)
export const removeIdentity = (tx: Tx, id: string) => tx.remove(identities, id)

export const findMember = (reader: Reader, memberId: string) => reader.find(members, memberId)
export const findMembers = (db: Db, memberIds: readonly string[]) => db.findMany(members, memberIds)
/** Whose birthday has one of these keyed hashes of 'MM-DD', in the order of ids. */
export const listByBirthday = (db: Db, hashes: readonly string[], afterId: string | null, limit: number) =>
  db.page(members, { where: { birthdayHash: { in: hashes } }, afterId, limit })
export const listWelcomeDue = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(members, { where: { welcomeDueAt: { lte: now } }, afterId, limit })
export const markWelcomed = (db: Db, _id: string) =>
  db.updateWhere(members, { _id, welcomeDueAt: { gt: 0 } }, { set: { welcomeDueAt: null } })
/** How many joined by this entrance. By byEntrance. */
export const countBroughtBy = (db: Db, key: string) => db.count(members, { 'joined.entrance.key': key })
/** Who joined on a day by opening the mini-program, counted by entrance; 'null' without one. By byJoinedDay. */
export const countJoinedByEntrance = (db: Db, day: BusinessDay, limit: number) =>
  db.sumBy(members, {
    where: { 'joined.day': day, 'joined.via': 'wechat' },
    by: 'joined.entrance.key',
    fields: [],
    limit,
  })
/** The records that were merged into one of these. */
export const listMergedInto = (db: Db, memberIds: readonly string[], limit: number) =>
  db.list(members, { where: { 'merge.into': { in: memberIds } }, limit })
/** Whose nickname begins so, in the order of nicknames. */
export const listByNickname = (db: Db, beginning: string, limit: number) =>
  db.list(members, {
    where: { nickname: { gte: beginning, lt: `${beginning}\uffff` } },
    orderBy: [['nickname', 'asc']],
    limit,
  })
export const insertMember = (tx: Tx, member: Member) => tx.insert(members, member)
/** Beside transactions, of members whom nothing leads to yet. */
export const addMembers = (db: Db, documents: readonly Member[]) => db.insertMany(members, documents)
export const removeMembers = (db: Db, ids: readonly string[]) => db.removeWhere(members, { _id: { in: ids } })
export const addIdentities = (db: Db, documents: readonly Identity[]) => db.insertMany(identities, documents)
export const removeIdentitiesOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(identities, { memberId: { in: memberIds } })
export const saveMember = (tx: Tx, member: Member) => tx.save(members, member)
