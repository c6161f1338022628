/** An act and its price in database round trips; inside a transaction a start and a commit count too. */
export interface RoundTrips {
  act: string
  /** What it cost in the first release; null for what came later. */
  was: number | null
  is: number
  /** Why it costs more now. */
  why: string
}

/** What the tests of each act hold it to. The table in `docs/round-trips.md` is made from this one. */
export const ROUND_TRIPS = {
  homeNewWithUnionid: {
    act: 'open home, new visitor with an openid and a unionid',
    was: 8,
    is: 10,
    why: 'inside a transaction the service takes one document at a time, so the second key is an insert of its own; and one read asks whether the person was here before, so that who comes back is not new',
  },
  homeInvited: {
    act: 'open home by an invitation, new visitor with an openid alone',
    was: 10,
    is: 11,
    why: 'that read',
  },
  home: { act: 'open home, returning member', was: 4, is: 4, why: '' },
  checkIn: { act: 'check in', was: 7, is: 7, why: '' },
  profile: { act: 'profile', was: 2, is: 2, why: '' },
  code: { act: 'the member’s code', was: 1, is: 1, why: '' },
  twentyEvents: { act: '20 events', was: 3, is: 3, why: '' },
  lookUp: { act: 'a clerk looks a member up', was: 5, is: 5, why: '' },
  previewScanned: { act: 'scanning a code at the till', was: 6, is: 6, why: '' },
  previewReserving: { act: 'preview at the till, with one coupon reserved', was: 5, is: 5, why: '' },
  previewReservingTwo: { act: 'preview at the till, with two coupons reserved', was: 6, is: 6, why: '' },
  purchase: { act: 'purchase at the till, without coupons', was: 8, is: 8, why: '' },
  purchaseWithCoupon: {
    act: 'purchase at the till, with one reserved coupon',
    was: 11,
    is: 11,
    why: 'two entries one by one would be 12; the reservation’s entry stays in the coupon until the next reservation',
  },
  undo: { act: 'undoing a purchase with one coupon', was: 14, is: 14, why: '' },
  receipt: {
    act: 'the receipt on the member’s phone',
    was: null,
    is: 2,
    why: 'asked every 5 s while the code is in front, for 5 minutes at most',
  },
  ownPurchases: {
    act: 'a page of the caller’s purchases',
    was: null,
    is: 3,
    why: 'one read beside who calls asks which records were merged into the caller’s',
  },
  ownReceipt: {
    act: 'the receipt of a purchase of the caller',
    was: null,
    is: 2,
    why: 'one more where a merged record bought it, or a store whose name the instance does not know',
  },
  claim: { act: 'claim of a coupon', was: 6, is: 6, why: '' },
  claimByPhone: {
    act: 'claim of a coupon that is limited by phone number',
    was: 8,
    is: 8,
    why: 'its number is a record of its own, and what counts is one read instead of two',
  },
  wallet: { act: 'the wallet, whatever is in it', was: 2, is: 2, why: '' },
  couponCentre: { act: 'the coupon centre', was: 4, is: 4, why: '' },
  suggestions: {
    act: 'what a member buys again and may like',
    was: null,
    is: 2,
    why: 'who asks, and what the night has made; one more where the instance has not seen all of the goods for half a minute, and one for the rules',
  },
  pointsShop: { act: 'the points shop, with limits of goods', was: null, is: 7, why: '' },
  exchangeGoods: {
    act: 'exchange of points for goods with limits',
    was: null,
    is: 14,
    why: 'the request is registered; the entry, the pick-up, the stock and the account are one transaction',
  },
  signUp: {
    act: 'taking a place at an occasion',
    was: null,
    is: 13,
    why: 'the request is registered; occasion, booking and the fact that reminders rest on are one transaction',
  },
  letIn: { act: 'letting somebody in by the shown code', was: null, is: 13, why: '' },
  articles: {
    act: 'the cards of a member',
    was: null,
    is: 7,
    why: 'one more for whoever has agreed to be known by interests',
  },
  readToEnd: {
    act: 'a card read to its end, with an interest',
    was: null,
    is: 15,
    why: 'the interest is a tag, and a tag rests on the account; merged records may have read it',
  },
  visit: { act: 'a visit and where it came from', was: 3, is: 3, why: '' },
  invitationPage: { act: 'invitation page', was: 3, is: 3, why: '' },
  importAgain: {
    act: 'import of a file again, however long it is',
    was: 12,
    is: 16,
    why: 'the request is registered before it is done; one call at a time takes the store, looks whether a dead one has left something to finish, and gives it back',
  },
} as const satisfies Record<string, RoundTrips>
