import { businessDayOf, monthOf } from '#shared/kernel/business-day'
import { availablePoints, endingSoon } from '#shared/ledger/points/points-state'
import { type ExchangeVerdict, judgeExchange } from '#shared/loyalty/points-shop/exchange'
import { type Goods, LIVE_MAX } from '#shared/loyalty/points-shop/goods'
import { leftIn } from '#shared/loyalty/points-shop/stock'
import type { MemberContext } from '../../../platform/context'
import type { Group } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { warmData } from '../../../platform/warm-data'
import { getActiveAccount } from '../../ledger/account/account.face'
import { pastOf } from '../../people/member/member.face'
import { factsOf, openStores, templatesOfWay } from '../coupon/coupon.face'
import { listLiveGoods } from './goods.repository'
import { toPickUpView } from './pick-up.mapper'
import { countWaitingOf, findPickUp, groupHad, listOfMember, listOfMembers } from './pick-up.repository'
import { listStock } from './stock.repository'

const ENDING_SOON_DAYS = 31
const PAGE_SIZE = 20
const FRESH_FOR_MS = 30_000

// What is to be had changes a few times a month; the stock is read afresh.
const live = warmData<Goods[]>(FRESH_FOR_MS)

/** This instance reads the goods anew, because somebody has just changed them. */
export const forgetLiveGoods = () => live.forget()

/** Whether points buy anything, goods or a coupon, or ever have. */
export async function hasShop(context: MemberContext, recordIds: readonly string[]): Promise<boolean> {
  const { db } = context
  if ((await liveGoods(context)).length > 0 || (await templatesOfWay(context, 'points')).length > 0) return true
  return (await listOfMembers(db, recordIds, 1)).length > 0
}

const liveGoods = ({ db, now }: Pick<MemberContext, 'db' | 'now'>) =>
  live.findOr('live', now, () => listLiveGoods(db, LIVE_MAX))

/** What the caller's points buy at one store, and why not. Only what the store has is shown. */
export async function getShop(context: MemberContext, wantedStoreId?: string) {
  const { db, now, memberId } = context
  const goods = await liveGoods(context)
  const month = monthOf(businessDayOf(now))
  const [account, stocks, all, stores, waiting, last] = await Promise.all([
    getActiveAccount(db, memberId),
    goods.length === 0
      ? []
      : listStock(
          db,
          goods.map(({ _id }) => _id),
        ),
    goods.some(isLimited) ? groupHad(db, memberId) : [],
    openStores(context),
    countWaitingOf(db, memberId),
    wantedStoreId === undefined ? listOfMember(db, memberId, Number.MAX_SAFE_INTEGER, 1) : [],
  ])
  const ofMonth = goods.some(({ perMonth }) => perMonth !== null) ? await groupHad(db, memberId, month) : []
  const past = await pastOf(db, account)
  const { tierKey, claimBenefit } = await factsOf(context, account, null)
  const stocked = stores.filter(({ storeId }) => stocks.some((each) => each.storeId === storeId && leftIn(each) > 0))
  const storeId = chosenStore(stocked, wantedStoreId ?? last[0]?.storeId)
  const available = availablePoints(account.points, now)
  const soonest = endingSoon(account.points, now, ENDING_SOON_DAYS)[0]
  return {
    available,
    endingSoon: soonest ?? null,
    storeId,
    stores: stocked.map(({ storeId: id, name }) => ({ storeId: id, name })),
    goods: [...goods].sort(byPrice).flatMap((each) => {
      const stock = stocks.find((one) => one.goodsId === each._id && one.storeId === storeId)
      if (!stock || leftIn(stock) < 1) return []
      const had = { inAll: countOf(all, each._id), inMonth: countOf(ofMonth, each._id) }
      const facts = { now, tierKey, benefit: claimBenefit, points: available, had, past: past?.goods ?? [], stock }
      return [toShopGoods(each, leftIn(stock), judgeExchange(each, facts))]
    }),
    waiting,
  }
}

const byPrice = (one: Goods, other: Goods): number => one.pricePoints - other.pricePoints

const isLimited = ({ perMember, perMonth }: Goods): boolean => perMember !== null || perMonth !== null

const countOf = (groups: readonly Group[], goodsId: string): number =>
  groups.find(({ key }) => key === goodsId)?.count ?? 0

function chosenStore(stores: readonly { storeId: string }[], wanted: string | undefined): string | null {
  return (stores.find(({ storeId }) => storeId === wanted) ?? stores[0])?.storeId ?? null
}

function toShopGoods(goods: Goods, left: number, verdict: ExchangeVerdict) {
  const { _id: goodsId, title, detail, picture, pricePoints, perMember, perMonth, pickUpDays } = goods
  const missing = verdict.kind === 'refused' ? Number(verdict.details.missing ?? 0) : 0
  return {
    ...{ goodsId, title, detail, picture, left, perMember, perMonth, pickUpDays },
    pricePoints: verdict.pricePoints,
    fullPricePoints: pricePoints,
    verdict: wordOf(verdict),
    missing,
  }
}

function wordOf(verdict: ExchangeVerdict) {
  if (verdict.kind === 'open') return 'open' as const
  if (verdict.reason === 'GOODS_NOT_FOR_YOU') return 'notForTier' as const
  if (verdict.reason === 'GOODS_LIMIT_REACHED') {
    return verdict.details.limit === 'month' ? ('monthLimitReached' as const) : ('limitReached' as const)
  }
  return 'pointsShort' as const
}

/** The caller's pick-ups, newest first. */
export async function listPickUps(context: MemberContext, before?: number) {
  const { db, memberId } = context
  const [page, stores] = await Promise.all([
    listOfMember(db, memberId, before ?? Number.MAX_SAFE_INTEGER, PAGE_SIZE),
    openStores(context),
  ])
  const names = new Map(stores.map(({ storeId, name }) => [storeId, name]))
  return {
    pickUps: page.map((pickUp) => toPickUpView(pickUp, names.get(pickUp.storeId) ?? '')),
    nextBefore: page.length < PAGE_SIZE ? null : (page.at(-1)?.at ?? null),
  }
}

/** @throws DomainError PICK_UP_NOT_FOUND for anybody else's */
export async function getPickUp(context: MemberContext, pickUpId: string) {
  const [pickUp, stores] = await Promise.all([findPickUp(context.db, pickUpId), openStores(context)])
  if (pickUp?.memberId !== context.memberId) throw new DomainError('PICK_UP_NOT_FOUND')
  const store = stores.find(({ storeId }) => storeId === pickUp.storeId)
  return {
    pickUp: toPickUpView(pickUp, store?.name ?? ''),
    storeAddress: store?.address ?? '',
    storePhone: store?.phone ?? null,
  }
}
