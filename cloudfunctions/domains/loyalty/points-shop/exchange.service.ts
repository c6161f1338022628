import { businessDayOf, lastDayOf, monthOf } from '#shared/kernel/business-day'
import type { Entry } from '#shared/ledger/points/entry'
import { availablePoints } from '#shared/ledger/points/points-state'
import { judgeExchange } from '#shared/loyalty/points-shop/exchange'
import { newPickUp, type PickUp } from '#shared/loyalty/points-shop/pick-up'
import { pickUpCodeFrom } from '#shared/loyalty/points-shop/pick-up-code'
import { noStock, stockIdOf, withPromised } from '#shared/loyalty/points-shop/stock'
import type { MemberContext } from '../../../platform/context'
import { signatureOf } from '../../../platform/crypto/code-signer'
import type { Tx } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import { getActiveAccount, keepAccount, requireGiftsFree } from '../../ledger/account/account.face'
import { findEntry, postFact } from '../../ledger/points/points.face'
import { pastOf } from '../../people/member/member.face'
import { factsOf, openStores } from '../coupon/coupon.face'
import { findGoods } from './goods.repository'
import { toPickUpView } from './pick-up.mapper'
import { countHadInAll, countHadInMonth, findPickUp, insertPickUp } from './pick-up.repository'
import { insertCode } from './pick-up-code.repository'
import { findStock, saveStock } from './stock.repository'

export interface ExchangeOrder {
  goodsId: string
  storeId: string
}

/** Two that wait at one store have the same code once in a hundred thousand exchanges. */
const CODES_MAX = 4

/**
 * Pays with points for goods that a store keeps: the ledger's entry, the store's stock and the pick-up are one
 * transaction. @throws DomainError GOODS_NOT_FOUND, STORE_NOT_FOUND and the refusals of `judgeExchange`
 */
export async function exchangeGoods(context: MemberContext, order: ExchangeOrder) {
  const store = (await openStores(context)).find(({ storeId }) => storeId === order.storeId)
  if (!store) throw new DomainError('STORE_NOT_FOUND')
  const answer = ({ pickUp, entry, balance }: { pickUp: PickUp; entry: Entry | null; balance: number }) => ({
    pickUp: toPickUpView(pickUp, store.name),
    balance,
    endingBefore: endingBefore(pickUp, entry),
  })
  for (let turn = 0; turn < CODES_MAX; turn += 1) {
    try {
      return answer(await context.db.transaction((tx) => exchange(context, tx, order, turn)))
    } catch (error) {
      const isTaken = error instanceof DuplicateKeyError
      if (!isTaken && !(error instanceof DomainError)) throw error
      // The limit, the points or the stock may be used up by what this very request has brought.
      const known = await findBrought(context, order)
      if (known) return answer(known)
      // Otherwise the code is taken at this store: another one is tried.
      if (!isTaken) throw error
    }
  }
  throw new DomainError('BUSY')
}

async function exchange(context: MemberContext, tx: Tx, { goodsId, storeId }: ExchangeOrder, turn: number) {
  const { db, now, memberId, requestId } = context
  const pickUpId = pickUpIdOf(requestId)
  const account = await getActiveAccount(tx, memberId)
  requireGiftsFree(account, now)
  const goods = await findGoods(tx, goodsId)
  if (!goods) throw new DomainError('GOODS_NOT_FOUND')
  const stock = (await findStock(tx, stockIdOf(goodsId, storeId))) ?? noStock(goodsId, storeId)
  // Counted outside the transaction (they are queries): two exchanges of one member meet at the account, and one tries again.
  const counted = await Promise.all([
    goods.perMember === null ? 0 : countHadInAll(db, memberId, goodsId),
    goods.perMonth === null ? 0 : countHadInMonth(db, memberId, goodsId, monthOf(businessDayOf(now))),
    pastOf(db, account),
  ])
  const [inAll, inMonth, past] = counted
  const { tierKey, claimBenefit } = await factsOf(context, account, null)
  const verdict = judgeExchange(goods, {
    now,
    tierKey,
    benefit: claimBenefit,
    points: availablePoints(account.points, now),
    had: { inAll, inMonth },
    past: past?.goods ?? [],
    stock,
  })
  if (verdict.kind === 'refused') throw new DomainError(verdict.reason, verdict.details)
  const points = verdict.pricePoints
  const fact = { kind: 'spend', reason: 'exchange', sourceId: pickUpId, points, storeId, note: goods.title } as const
  const posted = await postFact(context, tx, account, fact)
  const code = pickUpCodeFrom(signatureOf(`pick-up\n${pickUpId}\n${turn}`))
  const pickUp = newPickUp({ _id: pickUpId, memberId, goods, storeId, pointsPaid: points, code, now })
  await insertCode(tx, pickUp.openCode, now)
  await insertPickUp(tx, pickUp)
  await saveStock(tx, withPromised(stock, now))
  await keepAccount(tx, posted.account, now)
  return { pickUp, entry: posted.entry, balance: posted.account.points.balance }
}

/** What the request has brought before. @throws DomainError REQUEST_ID_USED */
async function findBrought({ db, memberId, requestId }: MemberContext, { goodsId, storeId }: ExchangeOrder) {
  const pickUp = await findPickUp(db, pickUpIdOf(requestId))
  if (!pickUp) return null
  const isAsked = pickUp.goodsId === goodsId && pickUp.storeId === storeId && pickUp.memberId === memberId
  if (!isAsked) throw new DomainError('REQUEST_ID_USED')
  const { points } = await getActiveAccount(db, memberId)
  return { pickUp, entry: await findEntry(db, entryIdOf(pickUp._id)), balance: points.balance }
}

const pickUpIdOf = (requestId: string): string => `pku_${requestId}`

/** The entry by which a pick-up was paid for. */
export const entryIdOf = (pickUpId: string): string => `exchange:${pickUpId}`

/** Points that go back to a lot which has ended by then are gone: whoever pays with them should know. */
function endingBefore({ untilDay }: PickUp, entry: Entry | null) {
  const ending = (entry?.points?.lots ?? []).flatMap(({ endsMonth, points }) =>
    endsMonth !== null && lastDayOf(endsMonth) <= untilDay ? [{ endsDay: lastDayOf(endsMonth), points: -points }] : [],
  )
  const [first] = ending
  return first ? { endsDay: first.endsDay, points: ending.reduce((sum, { points }) => sum + points, 0) } : null
}
