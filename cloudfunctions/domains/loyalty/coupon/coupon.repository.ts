import type { Tally } from '#shared/ledger/account/issued-tally'
import { COUPON_CHANGES, COUPON_STATUSES, type Coupon, type CouponEntry } from '#shared/loyalty/coupon/coupon'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'
import { listWhole } from '../../../platform/db/written-since'

/**
 * A coupon as stored, with the fields by which it is found and those that make it the n-th copy. The document itself
 * records the issuing; every later change adds an entry to `coupon_events`.
 */
export interface StoredCoupon extends Coupon {
  /** The member it was made for. `memberId` is the holder now, who differs after a merge. */
  issuedTo: string
  /**
   * How many of this template the member had then, with this one. The number is a part of the id, so no two share it and
   * the limit holds. (Coupons of before have another id; the numbers go on after theirs.)
   */
  tally: Tally
  /**
   * The same for the person behind the phone number, where a `coupon_numbers` record holds it; of a template without such
   * a limit, for the member.
   */
  person: { key: string; tally: Tally }
  /** Where in the stock it came from. */
  taken: StockTake
  /** Four characters that tell the coupons of one member apart; behind the member code they name this one. */
  number: string
  /**
   * The entry of the last reservation, which moves to the other entries when the next one comes. So a reservation is
   * one write, and a crash cannot separate it from its entry.
   */
  unwritten?: CouponEntry | null
  /** Sorts a wallet by when coupons end, or ended. */
  walletKey: string
}

export interface StockTake {
  /** Names the reservation that the stock held meanwhile. */
  takeId: string
  shardIds: string[]
}

export type WalletTab = 'usable' | 'used' | 'ended'

const coupons = collection<StoredCoupon>('coupons')
const entries = collection<CouponEntry>('coupon_events')

const ENTRIES_MAX = 200
/** More copies of one template than a limit mostly allows; whoever has more costs a read more. */
export const COPIES_MAX = 20
// More coupons than any wallet holds.
const OF_TIER_MAX = 1000

export const findCoupon = (reader: Reader, couponId: string) => reader.find(coupons, couponId)
export const findCoupons = (db: Db, couponIds: readonly string[]) => db.findMany(coupons, couponIds)
/** Every copy of the shop, in the order of ids. */
export const pageCoupons = (db: Db, afterId: string | null, limit: number) => db.page(coupons, { afterId, limit })
/** @throws DuplicateKeyError when another one is the member's n-th copy. */
export const insertCoupon = (writer: Pick<Tx, 'insert'>, coupon: StoredCoupon) => writer.insert(coupons, coupon)
/** Writes the outcome of a decision and keeps the stored fields that the decision does not know. */
export const saveCoupon = (tx: Tx, stored: StoredCoupon, coupon: Coupon) => {
  const { issuedTo, tally, person, taken, number, unwritten = null } = stored
  const kept = { issuedTo, tally, person, taken, number, unwritten }
  return tx.save(coupons, { ...coupon, ...kept, walletKey: walletKeyOf(coupon) })
}
/**
 * Writes changes of several coupons with their entries. The entry of the last reservation stays in the coupon; it joins
 * the others when the next one comes, or when the reservation is given up, so that the next one is one write again.
 */
export const keepChanges = async (
  tx: Tx,
  changes: readonly { before: StoredCoupon; after: Coupon; entry: CouponEntry }[],
) => {
  for (const { before, after, entry } of changes) {
    const reservation = before.unwritten ?? null
    const stays = entry.change === 'locked' ? entry : entry.change === 'unlocked' ? null : reservation
    const written = [reservation, entry].filter((each) => each !== null && each !== stays) as CouponEntry[]
    await tx.insertEach(entries, written)
    await saveCoupon(tx, { ...before, unwritten: stays }, after)
  }
}
/** Reserves a coupon if it is still as it was read; returns false if it is not. */
export const reserveCoupon = async (db: Db, before: StoredCoupon, { status, lock, seq }: Coupon, entry: CouponEntry) =>
  (await db.updateWhere(
    coupons,
    { _id: before._id, seq: before.seq, status: before.status },
    { set: { status, lock, seq, unwritten: entry } },
  )) === 1
/** All coupons a member holds or has held, as of an instant. The limit is more than nearly anybody has. */
export const listOfMember = (db: Db, memberId: string, limit: number) =>
  db.list(coupons, { where: { memberId, status: { in: COUPON_STATUSES }, walletKey: { gt: '' } }, limit })
export const listEntriesOfMember = (db: Db, memberId: string, untilAt: number, limit: number) =>
  db.list(entries, { where: { memberId, change: { in: COUPON_CHANGES }, at: { lte: untilAt } }, limit })
/** What happened to a coupon after it was issued, oldest first. */
export const listCouponEntries = (db: Db, couponId: string) =>
  db.list(entries, { where: { couponId }, orderBy: [['seq', 'asc']], limit: ENTRIES_MAX })

export interface CopiesOf {
  templateId: string
  memberId: string
  /** Where the template is limited by phone number: what was given under it. */
  phoneKey: string | null
  /** Where the fact is a request: what it has brought, of any template and to any record that was merged into this one. */
  requestId: string | null
}

/**
 * What counts when a member is given a copy, in one read: the newest copies of the template, those of the phone number, and
 * what the request has brought. Indexes byCopy, byPerson and bySource.
 */
export function listCopies(db: Db, of: CopiesOf): Promise<StoredCoupon[]> {
  const { templateId, memberId, phoneKey, requestId } = of
  const or: Filter[] = [
    ...(phoneKey === null ? [] : [{ templateId, 'person.key': phoneKey }]),
    ...(requestId === null ? [] : [{ memberId, sourceId: requestId }]),
  ]
  const where = { templateId, issuedTo: memberId }
  return db.list(coupons, { where, or, orderBy: [['tally.issued', 'desc']], limit: COPIES_MAX })
}

export type CouponFact = Pick<StoredCoupon, 'templateId' | 'issuedTo' | 'way' | 'sourceId'>
/** What a fact brought a record. Index byIssuedTo. */
export const findOfFact = async (db: Db, { templateId, issuedTo, way, sourceId }: CouponFact) =>
  (await db.list(coupons, { where: { issuedTo, templateId, sourceId, way }, limit: 1 }))[0] ?? null
/** What a request brought whoever carries the record on now. Index bySource. */
export const findOfRequest = async (
  db: Db,
  { memberId, way, sourceId }: Pick<StoredCoupon, 'memberId' | 'way' | 'sourceId'>,
) => (await db.list(coupons, { where: { memberId, sourceId, way }, limit: 1 }))[0] ?? null
/** Which of these have become a coupon. Index byTake. */
export const listTakeIds = async (db: Db, takeIds: readonly string[]): Promise<string[]> =>
  takeIds.length === 0
    ? []
    : (await db.list(coupons, { where: { 'taken.takeId': { in: takeIds } }, limit: takeIds.length })).map(
        ({ taken }) => taken.takeId,
      )
export const findNewestOfPerson = async (db: Db, templateId: string, key: string) =>
  (
    await db.list(coupons, {
      where: { templateId, 'person.key': key },
      orderBy: [['person.tally.issued', 'desc']],
      limit: 1,
    })
  )[0] ?? null
/** The coupons of a record that were counted by a phone number. */
export const listByPhoneOf = (db: Db, issuedTo: string, limit: number) =>
  db.list(coupons, { where: { issuedTo, 'person.key': { gte: 'ph:', lt: 'ph;' } }, limit })
/** Puts the coupon's id in place of the number, so that the count stays unique but leads to nobody. */
export const forgetPerson = (db: Db, _id: string) => db.updateWhere(coupons, { _id }, { set: { 'person.key': _id } })

/** How many of each template the member has had, or had on a day. */
export const countCopies = (db: Db, memberId: string, templateIds: readonly string[], day?: string) =>
  db.sumBy(coupons, {
    where: { issuedTo: memberId, templateId: { in: templateIds }, ...(day !== undefined && { 'tally.day': day }) },
    by: 'templateId',
    fields: [],
    limit: Math.max(templateIds.length, 1),
  })

/** A page of a wallet: usable ones soonest ending first, the others latest first. `after` is the last key before it. */
export const listWallet = (
  db: Db,
  memberId: string,
  { tab, now, after, limit }: { tab: WalletTab; now: number; after: string | null; limit: number },
) => {
  const isRising = tab === 'usable'
  const walletKey = isRising ? { gt: after ?? instantKey(now) } : { lt: after ?? instantKey(now + 1) }
  const where: Filter = { memberId, status: { in: STATUSES[tab] }, walletKey }
  return db.list(coupons, { where, orderBy: [['walletKey', isRising ? 'asc' : 'desc']], limit })
}

/** Everything that may be usable now, soonest ending first. The till looks at these. */
export const listUsable = (db: Db, memberId: string, now: number, limit: number) =>
  listWallet(db, memberId, { tab: 'usable', now, after: null, limit })
// An overdue coupon is ended, whether or not the nightly job has said so yet; one on a till's lock is still usable.
const STATUSES = {
  usable: ['available', 'locked'],
  used: ['redeemed'],
  ended: ['available', 'locked', 'expired', 'voided'],
} as const satisfies Record<WalletTab, readonly Coupon['status'][]>

/** `<instant>:<id>`, which sorts as text. */
export function walletKeyOf({ _id, untilAt, redemption, voiding }: Coupon): string {
  return `${instantKey(voiding?.at ?? redemption?.at ?? untilAt)}:${_id}`
}

function instantKey(at: number): string {
  return String(at).padStart(15, '0')
}

export const countCoupons = (db: Db, templateId: string) => db.count(coupons, { templateId })
/** Of a template by status, with what the redeemed ones have taken off. */
export const countByStatus = (db: Db, templateId: string) =>
  db.sumBy(coupons, { where: { templateId }, by: 'status', fields: ['redemption.discountFen'], limit: 10 })
export const listOverdue = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(coupons, { where: { status: { in: ['available', 'locked'] }, untilAt: { lt: now } }, afterId, limit })
export const listEndingBetween = (
  db: Db,
  span: { fromAt: number; untilAt: number },
  afterId: string | null,
  limit: number,
) =>
  db.page(coupons, { where: { status: 'available', untilAt: { gte: span.fromAt, lte: span.untilAt } }, afterId, limit })
/** By byWallet: coupons of some members that end in a span, whatever became of them. */
export const listEndedBetween = (
  db: Db,
  memberIds: readonly string[],
  { fromAt, untilAt }: { fromAt: number; untilAt: number },
) => listWhole(db, coupons, { memberId: { in: memberIds }, untilAt: { gte: fromAt, lte: untilAt } })
/** The coupons that members hold and can use now or later. */
export const pageUsableCoupons = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(coupons, { where: { status: { in: ['available', 'locked'] }, untilAt: { gte: now } }, afterId, limit })
export const listWithLapsedLock = (db: Db, now: number, afterId: string | null, limit: number) =>
  db.page(coupons, { where: { status: 'locked', 'lock.untilAt': { lt: now } }, afterId, limit })
/** What reaching a tier has brought a member, as far as it is in this state; whenever the tier was reached. */
export const listOfTier = async (db: Db, memberId: string, status: Coupon['status'], tierKey: string) =>
  (await listByTiers(db, memberId, status)).filter(({ sourceId }) => sourceId.startsWith(`${tierKey}:`))
/** Whether a coupon given since an instant for reaching a tier has been used. */
export const hasUsedOfTier = async (db: Db, memberId: string, sinceAt: number): Promise<boolean> =>
  (await listByTiers(db, memberId, 'redeemed')).some(({ issuedAt }) => issuedAt >= sinceAt)
const listByTiers = async (db: Db, memberId: string, status: Coupon['status']) =>
  (await db.list(coupons, { where: { memberId, status, walletKey: { gt: '' } }, limit: OF_TIER_MAX })).filter(
    ({ way }) => way === 'tier',
  )
/** Gives all coupons of one record to another: those it was issued, and those it holds. */
export const moveCoupons = async (db: Db, fromId: string, toId: string) =>
  (await db.updateWhere(coupons, { memberId: fromId }, { set: { memberId: toId } })) +
  (await db.updateWhere(coupons, { issuedTo: fromId, memberId: { ne: toId } }, { set: { memberId: toId } }))
