import type { Told } from '#shared/base/facts/told-facts'
import { decideVoid } from '#shared/loyalty/coupon/ending'
import { grantSource } from '#shared/loyalty/coupon/grant-days'
import type { Context, ReadContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { raiseAlert } from '../../base/alert/alert.face'
import { getHolder, recordsOfPerson } from '../../people/member/member.face'
import { findCoupon, findOfFact, keepChanges } from './coupon.repository'
import { giveIfPossible } from './grant.service'
import { getIssuable, getTemplate } from './template.service'

/** Who takes a coupon whose reason was taken back: nobody by hand. */
const BY_RETURN = 'promise-undone'

/**
 * Gives a coupon that a ladder, a task or a rule has promised, once for each promise. Where the shop cannot give it,
 * because its stock is used up or the template was ended meanwhile, a person is told: what was promised is owed.
 */
export async function keepPromise(
  _tx: Tx,
  { _id, memberId, payload }: Told<'coupon.promised'>,
  context: Context,
): Promise<void> {
  const { couponKey, promiseId, why } = payload
  const account = await getHolder(context.db, memberId)
  // Who has left meanwhile has no wallet to put it in.
  if (account.status !== 'active') return
  try {
    const template = await getIssuable(context, `tpl_${couponKey}`)
    const given = await giveIfPossible(context, { template, account, way: 'batch', sourceId: sourceOf(promiseId) })
    if (given instanceof DomainError) throw given
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'BUSY') throw error
    const text = `“${why}”答应给 ${account._id} 的券 ${couponKey} 没有发出（${error.code}），请人工补发。`
    await raiseAlert(context, { kind: 'promised-coupon', subject: account._id, text, source: _id })
  }
}

/** Takes it back as far as it is not used: a till that has redeemed it has kept its word. */
export async function takePromisedBack(
  _tx: Tx,
  { memberId, payload }: Told<'coupon.unpromised'>,
  context: Context,
): Promise<void> {
  const { couponKey, promiseId, why } = payload
  const { _id: holderId } = await getHolder(context.db, memberId)
  for (const recordId of await recordsOfPerson(context.db, holderId)) {
    const fact = {
      templateId: `tpl_${couponKey}`,
      issuedTo: recordId,
      way: 'batch',
      sourceId: sourceOf(promiseId),
    } as const
    const coupon = await findOfFact(context.db, fact)
    if (coupon) await context.db.transaction((tx) => take(context, tx, coupon._id, `“${why}”所依据的消费已退回`))
  }
}

async function take({ now, requestId }: Context, tx: Tx, couponId: string, note: string): Promise<void> {
  const before = await findCoupon(tx, couponId)
  const decision = before && decideVoid(before, { operatorId: BY_RETURN, requestId, note }, now)
  if (!before || decision?.kind !== 'accepted') return
  await keepChanges(tx, [{ before, after: decision.coupon, entry: decision.entry }])
}

const sourceOf = (promiseId: string) => grantSource({ way: 'batch', batchId: promiseId })

/** What stands against promising these coupons, in sentences for operators: what is announced must be there to give. */
export async function promiseProblems(context: ReadContext, keys: Iterable<string>): Promise<string[]> {
  const problems: string[] = []
  for (const key of new Set(keys)) {
    try {
      const { state, rules } = await getTemplate(context, `tpl_${key}`)
      if (state !== 'live') problems.push(`券模板 ${key} 没有上架`)
      if (!rules.ways.includes('batch')) problems.push(`券模板 ${key} 的获得方式要包含 batch（商家发放）`)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      problems.push(`没有券模板 ${key}`)
    }
  }
  return problems
}
