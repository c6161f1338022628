import type { Shop } from '../shop'

// Computed again from the documents alone, without the product's own rules, so that a fault in those cannot hide here.

interface Lot {
  points: number
}
interface Account {
  _id: string
  status: string
  seq: number
  points: { balance: number; debt: number; lots: Lot[] }
  checkIn: { totalDays: number }
  counters: { purchaseCount: number; spentFen: number }
  referral?: { tallies: { friends: number }[] } | null
  /** Of whoever has come back: the friends of the membership before, who are counted on. */
  past?: { friends: number } | null
}
interface Entry {
  _id: string
  memberId: string
  seq: number
  points: { delta: number } | null
}
interface Coupon {
  _id: string
  templateId: string
  status: string
  way: string
  sourceId: string
  redemption: { purchaseId: string } | null
  taken: { takeId: string }
}
interface Purchase {
  _id: string
  memberId: string
  amountFen: number
  refundedFen: number
  isBack: boolean
  requestId: string
  source: string
  basket: { coupons: { couponId: string }[] } | null
}

type ReadCollection = <T>(collection: string) => T[]
type Check = (read: ReadCollection) => string[]

const CHECKS: Check[] = [ledgers, stocks, uses, counters, keys, codes, stamps, bonds, requests]

/** The faults found, in sentences; empty means healthy. */
export function brokenInvariants({ database }: Pick<Shop, 'database'>): string[] {
  const read: ReadCollection = <T>(collection: string) => database.find(collection) as unknown as T[]
  return CHECKS.flatMap((check) => check(read))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const inLots = (lots: readonly Lot[]) => sum(lots.map(({ points }) => points))

/** Entries = balance = lots. */
function ledgers(read: ReadCollection): string[] {
  const entries = read<Entry>('entries')
  return read<Account>('accounts').flatMap(({ _id, seq, points }) => {
    const own = entries.filter(({ memberId }) => memberId === _id)
    const written = sum(own.map((entry) => entry.points?.delta ?? 0))
    const has = points.balance - points.debt
    const numbers = own.map((entry) => entry.seq).sort((a, b) => a - b)
    return [
      ...unless(written === has, `${_id} has ${has} points, its entries say ${written}`),
      ...unless(inLots(points.lots) === points.balance, `${_id} has ${points.balance}, in lots ${inLots(points.lots)}`),
      ...unless(numbers.length === seq && numbers.every((number, at) => number === at + 1), `${_id}: a gap in entries`),
      ...unless(points.balance >= 0 && points.debt >= 0, `${_id} is below nothing`),
    ]
  })
}

/** The shards gave out as many coupons as exist, apart from those on their way. */
function stocks(read: ReadCollection): string[] {
  const coupons = read<Coupon>('coupons')
  const shards = read<{ templateId: string; issued: number; open: Record<string, { stock: number }> }>('coupon_stock')
  return read<{ _id: string; rules: { limits: { stock: number | null } } }>('coupon_templates').flatMap(
    ({ _id, rules }) => {
      const own = shards.filter(({ templateId }) => templateId === _id)
      const issued = coupons.filter(({ templateId }) => templateId === _id)
      const written = new Set(issued.map(({ taken }) => taken.takeId))
      const open = own
        .flatMap((shard) => Object.entries(shard.open))
        .filter(([id, take]) => take.stock > 0 && !written.has(id))
      const given = sum(own.map((shard) => shard.issued))
      const cap = rules.limits.stock ?? Number.POSITIVE_INFINITY
      return [
        ...unless(
          given === issued.length + open.length,
          `${_id}: ${given} given out, ${issued.length} coupons, ${open.length} open`,
        ),
        ...unless(issued.length <= cap, `${_id}: ${issued.length} of ${cap}`),
      ]
    },
  )
}

/** A coupon is used by one purchase that stands, and each such purchase has used its coupons. */
function uses(read: ReadCollection): string[] {
  const standing = read<Purchase>('purchases').filter(({ isBack }) => !isBack)
  const used = standing.flatMap(({ _id, basket }) =>
    (basket?.coupons ?? []).map(({ couponId }) => `${couponId} by ${_id}`),
  )
  const redeemed = read<Coupon>('coupons').flatMap(({ _id, status, redemption }) =>
    status === 'redeemed' ? [`${_id} by ${redemption?.purchaseId}`] : [],
  )
  return different('used', used, 'redeemed', redeemed)
}

/** The cheap facts on an account are its purchases. */
function counters(read: ReadCollection): string[] {
  const heirs = new Map(
    read<{ _id: string; merge: { into: string } | null }>('members').map(({ _id, merge }) => [
      _id,
      merge?.into ?? null,
    ]),
  )
  const heirOf = (memberId: string): string => {
    const into = heirs.get(memberId)
    return into ? heirOf(into) : memberId
  }
  const purchases = read<Purchase>('purchases')
  return read<Account>('accounts')
    .filter(({ status }) => status !== 'merged')
    .flatMap(({ _id, counters: { purchaseCount, spentFen } }) => {
      const own = purchases.filter(({ memberId }) => heirOf(memberId) === _id)
      const count = own.filter(({ isBack }) => !isBack).length
      const fen = sum(own.map(({ amountFen, refundedFen }) => amountFen - refundedFen))
      return unless(
        count === purchaseCount && fen === spentFen,
        `${_id} counts ${purchaseCount} for ${spentFen}, has ${count} for ${fen}`,
      )
    })
}

/** Every key leads to somebody who is there and knows it. */
function keys(read: ReadCollection): string[] {
  const members = new Map(
    read<{ _id: string; status: string; identityIds: string[] }>('members').map((each) => [each._id, each]),
  )
  const isOfWechat = (id: string) => id.startsWith('wx:') || id.startsWith('un:') || id.startsWith('ph:')
  const leading = read<{ _id: string; memberId: string }>('identities').filter(({ _id }) => isOfWechat(_id))
  const lost = leading.filter(({ _id, memberId }) => {
    const member = members.get(memberId)
    return member?.status !== 'active' || !member.identityIds.includes(_id)
  })
  const known = new Set(leading.map(({ _id, memberId }) => `${_id} of ${memberId}`))
  const missing = [...members.values()].flatMap(({ _id, identityIds }) =>
    identityIds.filter((id) => isOfWechat(id) && !known.has(`${id} of ${_id}`)),
  )
  return [
    ...lost.map(({ _id }) => `the key ${_id} leads nowhere`),
    ...missing.map((id) => `the key ${id} is not there`),
  ]
}

/** A code that is used up has brought its coupon, and no coupon came without its code. */
function codes(read: ReadCollection): string[] {
  const used = read<{ _id: string; use: { couponId: string } | null }>('exchange_codes').flatMap(({ use }) =>
    use ? [use.couponId] : [],
  )
  const brought = read<Coupon>('coupons').flatMap(({ _id, way }) => (way === 'code' ? [_id] : []))
  return different('codes for', used, 'coupons by code', brought)
}

/** A day has one stamp, and the account counts them. */
function stamps(read: ReadCollection): string[] {
  const all = read<{ memberId: string }>('check_ins')
  return read<Account>('accounts').flatMap(({ _id, checkIn: { totalDays } }) => {
    const own = all.filter(({ memberId }) => memberId === _id).length
    return unless(own === totalDays, `${_id} counts ${totalDays} days, has ${own} stamps`)
  })
}

/** An inviter is paid once for each friend and counts the friend. */
function bonds(read: ReadCollection): string[] {
  const rewarded = read<{ _id: string; inviterId: string; state: string; reward: { inviterMissed: unknown } | null }>(
    'referrals',
  ).filter(({ state }) => state === 'rewarded')
  return read<Account>('accounts')
    .filter(({ status }) => status === 'active')
    .flatMap(({ _id, referral, past }) => {
      const own = rewarded.filter(({ inviterId, reward }) => inviterId === _id && !reward?.inviterMissed).length
      const counted = sum((referral?.tallies ?? []).map(({ friends }) => friends)) - (past?.friends ?? 0)
      return unless(own === counted, `${_id} counts ${counted} friends, has ${own}`)
    })
}

/** One request has sold once, stamped once and brought one coupon of a kind. */
function requests(read: ReadCollection): string[] {
  const sold = read<Purchase>('purchases').filter(({ source }) => source === 'till')
  return [
    ...twice(
      'sold',
      sold.map(({ requestId }) => requestId),
    ),
    ...twice(
      'stamped',
      read<{ requestId: string }>('check_ins').map(({ requestId }) => requestId),
    ),
    ...twice(
      'claimed',
      read<Coupon>('coupons')
        .filter(({ way }) => way === 'claim')
        .map(({ sourceId }) => sourceId),
    ),
  ]
}

function twice(said: string, ids: readonly string[]): string[] {
  return ids.filter((id, at) => id !== '' && ids.indexOf(id) !== at).map((id) => `${said} twice: ${id}`)
}

function different(left: string, lefts: readonly string[], right: string, rights: readonly string[]): string[] {
  return [
    ...lefts.filter((each) => !rights.includes(each)).map((each) => `${left}, but not ${right}: ${each}`),
    ...rights.filter((each) => !lefts.includes(each)).map((each) => `${right}, but not ${left}: ${each}`),
    ...twice(left, lefts),
  ]
}

function unless(isRight: boolean, sentence: string): string[] {
  return isRight ? [] : [sentence]
}
