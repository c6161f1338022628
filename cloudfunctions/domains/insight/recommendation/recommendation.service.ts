import { goodsTogether } from '#shared/insight/recommendation/lift'
import { recommendationRules } from '#shared/insight/recommendation/rules'
import { keysOf, toShown } from '#shared/insight/recommendation/shown'
import { EVERYBODY, noSuggestions, withUnwanted } from '#shared/insight/recommendation/suggestions'
import type { Context, MemberContext, ReadContext } from '../../../platform/context'
import { findJobState } from '../../base/job/job.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findProducts, goodsAtHand } from '../../goods/product/product.face'
import { getActiveMember } from '../../people/member/member.face'
import { instantOf, LEARN_GOODS_JOB } from './learning.service'
import { forgetWithdrawn, mayBeKept } from './making.service'
import { findPairs, findTotals } from './pair.repository'
import { findSuggestions, findWithEverybodys, saveSuggestions } from './suggestions.repository'

export const listMine = (context: MemberContext) => goodsShownTo(context, context.memberId)

/**
 * What a member is shown wherever goods are named: on the phone, to the clerk, in letters; without what they do not want to see.
 * One read, of what was made in the night; a second one where this instance has not seen all of the goods lately.
 */
export async function goodsShownTo(context: ReadContext, memberId: string) {
  const { db } = context
  const [made, rules] = await Promise.all([
    findWithEverybodys(db, memberId),
    rulesInForce(context, recommendationRules),
  ])
  const own = made.find(({ _id }) => _id === memberId)
  const everybody = made.find(({ _id }) => _id === EVERYBODY) ?? null
  const mine = own ?? noSuggestions(memberId)
  const products = await goodsAtHand(context, keysOf(mine, everybody))
  return { isPersonal: own !== undefined, ...toShown(mine, everybody, products, rules) }
}

/** Kept only for who agreed to personal offers: nothing is remembered of anybody else. The same wish again changes nothing. */
export async function hideProduct({ db, memberId, now }: MemberContext, productKey: string) {
  const isNewWish = await db.transaction(async (tx) => {
    if (!mayBeKept(await getActiveMember(tx, memberId))) return false
    const known = (await findSuggestions(tx, memberId)) ?? { ...noSuggestions(memberId), madeAt: now }
    if (known.unwanted.includes(productKey)) return false
    await saveSuggestions(tx, withUnwanted(known, productKey))
    return true
  })
  if (isNewWish) await forgetWithdrawn(db, [memberId])
  return { productKey }
}

const TOGETHER_SHOWN = 20

export async function listTogether({ db }: Context, productKey: string) {
  const [rows, totals, job] = await Promise.all([
    findPairs(db, [productKey]),
    findTotals(db),
    findJobState(db, LEARN_GOODS_JOB),
  ])
  const together = goodsTogether(rows[0] ?? null, totals, TOGETHER_SHOWN)
  const names = new Map(
    (
      await findProducts(
        db,
        together.map((each) => each.productKey),
      )
    ).map(({ _id, name }) => [_id, name]),
  )
  return {
    baskets: totals?.baskets ?? 0,
    productBaskets: rows[0]?.baskets ?? 0,
    countedUpTo: totals && instantOf(totals.upTo),
    isCounting: job?.status === 'running',
    together: together.map((each) => ({ ...each, name: names.get(each.productKey) ?? null })),
  }
}
