import { freshMarks, type Mark, type ToldRecord } from '#shared/base/facts/marks'
import type { Told, ToldName, Wants } from '#shared/base/facts/told-facts'
import type { BusinessDay } from '#shared/kernel/business-day'
import { subscriptionOf, wantsOf } from '../../../platform/noun/answer'
import type { Noun } from '../../../platform/noun/noun'

/** What an act wrote before facts were told: named by what somebody was to do, with one mark for all who did it. */
export interface OldPromise {
  /** `<kind>:<source>` */
  _id: string
  kind: string
  memberId: string
  payload: Readonly<Record<string, string | number | boolean | null>>
  status: 'due' | 'done' | 'failed'
  dueAt: number
  attempts: number
  promisedAt: number
}

type OldFact = Pick<Told, 'name' | 'payload'> & { wants?: Wants }

const fact = <N extends ToldName>(name: N, payload: Told<N>['payload'], wants?: Wants): OldFact => ({
  name,
  payload,
  ...(wants && { wants }),
})

/** What had happened, for each kind of promise. */
const FACT_OF: Readonly<Record<string, (promise: OldPromise) => OldFact>> = {
  'tier-gift': ({ payload }) =>
    fact('tier.reached', {
      tierKey: String(payload.tierKey),
      sinceDay: (payload.sinceDay as BusinessDay | undefined) ?? null,
    }),
  'tier-lost': ({ payload }) =>
    fact('tier.lost', { tierKey: String(payload.tierKey), sinceDay: payload.sinceDay as BusinessDay }),
  'growth-taken': () => fact('growth.taken', {}),
  'move-coupons': ({ _id, payload }) => {
    if (_id.endsWith(':known')) return fact('member.recognized', {})
    if (_id.endsWith(':undone')) return fact('member.parted', { mergedAt: Number(payload.mergedAt) })
    return fact('member.merged', { into: _id.split(':')[2] ?? '' })
  },
  // Who closed the membership is its own source; consent has the request's id behind it.
  'forget-scores': ({ _id, memberId }) =>
    _id === `forget-scores:${memberId}` ? fact('member.closed', {}) : personalization(false),
  'renew-scores': () => personalization(true),
  'bond-act': ({ payload, promisedAt: at }) => {
    const sourceId = String(payload.sourceId)
    const wants = { referral: String(payload.bondId) }
    if (payload.act === 'phone') return fact('member.phoneBound', { requestId: sourceId }, wants)
    if (payload.act === 'check-in') return fact('check-in.performed', { checkInId: sourceId, at }, wants)
    return fact('purchase.recorded', { purchaseId: sourceId, amountFen: 0, at }, wants)
  },
  'referral-coupon': ({ payload }) =>
    fact('friend.counted', {
      bondId: String(payload.bondId),
      side: payload.side === 'inviter' ? 'inviter' : 'invitee',
      couponKey: String(payload.couponKey),
    }),
}

const personalization = (isGranted: boolean) => fact('consent.changed', { purpose: 'personalization', isGranted })

/** The same record as a told fact: everybody who answers it stands with it as all did together. Null for no known kind. */
export function toldBefore(promise: OldPromise, nouns: readonly Noun[]): ToldRecord | null {
  const { _id, kind, memberId, promisedAt: toldAt, status, dueAt, attempts } = promise
  const known = FACT_OF[kind]?.(promise)
  if (!known) return null
  const { name, payload, wants = wantsOf(nouns, name, payload, { beside: {}, now: toldAt }) } = known
  const fresh = freshMarks(wants, (by) => subscriptionOf(nouns, by, name)?.after ?? [], dueAt)
  const tried = Object.entries(fresh.answers).map(([by, mark]): [string, Mark] => {
    if (status === 'due') return [by, { ...mark, attempts }]
    return [by, { ...mark, status, attempts, dueAt: null, ...(status === 'failed' && { failedAt: dueAt }) }]
  })
  const answers = Object.fromEntries(tried)
  return { _id, name, memberId, payload, toldAt, status, dueAt: status === 'failed' ? null : dueAt, answers }
}
