import Taro from '@tarojs/taro'

let isOpening = false

/** Opens a page of the stack. Without the check, a second tap while it opens would open the same page twice. */
function open(url: string): void {
  if (isOpening) return
  isOpening = true
  const opened = () => {
    isOpening = false
  }
  Promise.resolve(Taro.navigateTo({ url })).then(opened, opened)
}

/** With a day, the page asks at once whether to make it up. */
export function openCheckIn(makeUpDay?: string): void {
  open(`/pages/check-in/index${makeUpDay ? `?makeUp=${makeUpDay}` : ''}`)
}

export function openPoints(): void {
  open('/pages/points/index')
}

export function openPointsShop(): void {
  open('/pages/points-shop/index')
}

export function openPickUp(pickUpId: string): void {
  open(`/pages/points-shop/pick-up/index?id=${pickUpId}`)
}

export function openPickUps(): void {
  open('/pages/points-shop/history/index')
}

export function openStores(): void {
  open('/pages/stores/index')
}

export function openStore(storeId: string): void {
  open(`/pages/stores/detail/index?id=${storeId}`)
}

export function openYear(): void {
  open('/pages/year/index')
}

export function openTiers(): void {
  open('/pages/tiers/index')
}

export function openTasks(): void {
  open('/pages/tasks/index')
}

export function openCouponCentre(): void {
  open('/pages/coupon-centre/index')
}

/** Opens the centre with the field for a printed code. */
export function openExchange(): void {
  open('/pages/coupon-centre/index?exchange=1')
}

/** Ids contain nothing that an address would have to escape. */
export function openCoupon(couponId: string): void {
  open(`/pages/coupon/index?id=${couponId}`)
}

export function openPurchases(): void {
  open('/pages/purchases/index')
}

/** A till's receipt number may be part of the id. */
export function openReceipt(purchaseId: string): void {
  open(`/pages/purchases/receipt/index?id=${encodeURIComponent(purchaseId)}`)
}

export function openFeedback(): void {
  open('/pages/feedback/index')
}

export function openWrite(): void {
  open('/pages/feedback/write/index')
}

/** A till's receipt number may be part of the id. */
export const threadAddress = (feedbackId: string): string =>
  `/pages/feedback/thread/index?id=${encodeURIComponent(feedbackId)}`

export function openThread(feedbackId: string): void {
  open(threadAddress(feedbackId))
}

export function openQuestions(): void {
  open('/pages/questions/index')
}

export function openForm(formKey: string): void {
  open(`/pages/questions/form/index?key=${formKey}`)
}

export function openInvite(): void {
  open('/pages/invite/index')
}

export function openReminders(): void {
  open('/pages/reminders/index')
}

export function openInbox(): void {
  open('/pages/inbox/index')
}

export function openArticles(): void {
  open('/pages/article/index')
}

export function openArticle(articleId: string): void {
  open(`/pages/article/read/index?id=${articleId}`)
}

export function openBookings(): void {
  open('/pages/booking/index')
}

export function openOccasion(occasionId: string): void {
  open(`/pages/booking/occasion/index?id=${occasionId}`)
}

export function openDoor(): void {
  open('/pages/booking/door/index')
}

export function openProfile(): void {
  open('/pages/profile/index')
}

export function openPrivacy(): void {
  open('/pages/privacy/index')
}

export function openCounter(): void {
  open('/pages/staff/counter/index')
}

export function openToday(): void {
  open('/pages/staff/today/index')
}

/** With a code, what waits under it is looked up at once. */
/** Members whom the clerk is to speak to. */
export function openFollowUps(): void {
  open('/pages/staff/follow-ups/index')
}

export function openOwnCode(): void {
  open('/pages/staff/own-code/index')
}

export function openHandOver(code = ''): void {
  open(`/pages/staff/pick-up/index${code === '' ? '' : `?code=${code}`}`)
}

export function openTeam(): void {
  open('/pages/staff/team/index')
}

export function openJoin(): void {
  open('/pages/staff/join/index')
}

export function openBoard(): void {
  open('/pages/operator/board/index')
}

export function openChannels(): void {
  open('/pages/operator/channels/index')
}

export function openEntrances(): void {
  open('/pages/operator/entrances/index')
}

export function openDeskSignIn(): void {
  open('/pages/desk/sign-in/index')
}

export function showCode(): void {
  void Taro.switchTab({ url: '/pages/code/index' })
}

export function showCoupons(): void {
  void Taro.switchTab({ url: '/pages/coupons/index' })
}

export function showHome(): void {
  void Taro.switchTab({ url: '/pages/home/index' })
}
