import type { PickUp } from '#shared/loyalty/points-shop/pick-up'

/** What the member reads of it. The code goes when there is nothing left to fetch with it. */
export function toPickUpView(pickUp: PickUp, storeName: string) {
  const { _id: pickUpId, goodsId, title, detail, picture, pointsPaid, storeId, status, code, at, untilDay } = pickUp
  return {
    pickUpId,
    goodsId,
    title,
    detail,
    picture,
    pointsPaid,
    storeId,
    storeName,
    status,
    code: status === 'waiting' ? code : null,
    at,
    untilDay,
    endedAt: pickUp.ended?.at ?? null,
    why: pickUp.ended?.why ?? null,
  }
}

/** And what the clerk who hands it over reads. */
export function toClerkView(pickUp: PickUp, displayName: string) {
  const { _id: pickUpId, title, detail, picture, pointsPaid, untilDay, status } = pickUp
  return { pickUpId, title, detail, picture, pointsPaid, untilDay, status, displayName }
}
