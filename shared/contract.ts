import { factsContract } from '#shared/base/facts/contract'
import { jobContract } from '#shared/base/job/contract'
import { migrationContract } from '#shared/base/migration/contract'
import { settingsContract } from '#shared/base/settings/contract'
import { auditLogContract } from '#shared/front/audit-log/contract'
import { deskContract } from '#shared/front/desk/contract'
import { doctorContract } from '#shared/front/doctor/contract'
import { exportContract } from '#shared/front/export/contract'
import { homeContract } from '#shared/front/home/contract'
import { memberPageContract } from '#shared/front/member-page/contract'
import { privacyContract } from '#shared/front/privacy/contract'
import { storeGuideContract } from '#shared/front/store-guide/contract'
import { timeMachineContract } from '#shared/front/time-machine/contract'
import { todayContract } from '#shared/front/today/contract'
import { yearContract } from '#shared/front/year/contract'
import { productContract } from '#shared/goods/product/contract'
import { entranceContract } from '#shared/growth/entrance/contract'
import { referralCaseContract } from '#shared/growth/referral/case-contract'
import { referralContract } from '#shared/growth/referral/contract'
import { taskContract } from '#shared/growth/task/contract'
import { costContract } from '#shared/insight/cost/contract'
import { eventContract } from '#shared/insight/event/contract'
import { experimentContract } from '#shared/insight/experiment/contract'
import { figureContract } from '#shared/insight/figure/contract'
import { incidentContract } from '#shared/insight/incident/contract'
import { lifecycleContract } from '#shared/insight/lifecycle/contract'
import { recommendationContract } from '#shared/insight/recommendation/contract'
import { reportContract } from '#shared/insight/report/contract'
import { scoreContract } from '#shared/insight/score/contract'
import { segmentContract } from '#shared/insight/segment/contract'
import { tagContract } from '#shared/insight/tag/contract'
import { trafficContract } from '#shared/insight/traffic/contract'
import type { Access } from '#shared/kernel/contract'
import { pointsContract } from '#shared/ledger/points/contract'
import { tierContract } from '#shared/ledger/tier/contract'
import { benefitContract } from '#shared/loyalty/benefit/contract'
import { checkInContract } from '#shared/loyalty/check-in/contract'
import { couponContract } from '#shared/loyalty/coupon/contract'
import { couponOperatorContract } from '#shared/loyalty/coupon/operator-contract'
import { pointsShopContract } from '#shared/loyalty/points-shop/contract'
import { pointsShopOperatorContract } from '#shared/loyalty/points-shop/operator-contract'
import { approvalContract } from '#shared/people/approval/contract'
import { grantContract } from '#shared/people/grant/contract'
import { memberContract } from '#shared/people/member/contract'
import { staffContract } from '#shared/people/staff/contract'
import { articleContract } from '#shared/reach/article/contract'
import { bookingContract } from '#shared/reach/booking/contract'
import { feedbackContract } from '#shared/reach/feedback/contract'
import { followUpContract } from '#shared/reach/follow-up/contract'
import { inboxContract } from '#shared/reach/inbox/contract'
import { journeyContract } from '#shared/reach/journey/contract'
import { messageContract } from '#shared/reach/message/contract'
import { questionContract } from '#shared/reach/question/contract'
import { webhookContract } from '#shared/reach/webhook/contract'
import { importContract } from '#shared/till/import/contract'
import { purchaseContract } from '#shared/till/purchase/contract'
import { tillKeyContract } from '#shared/till/till-key/contract'
import { tillWireContract } from '#shared/till/till-wire/contract'

/** Every action of the product by name. The phone imports only the type. */
export const appContract = {
  ...eventContract,
  ...trafficContract,
  ...incidentContract,
  ...taskContract,
  ...settingsContract,
  ...pointsContract,
  ...tierContract,
  ...memberContract,
  ...staffContract,
  ...couponContract,
  ...couponOperatorContract,
  ...purchaseContract,
  ...importContract,
  ...tillKeyContract,
  ...tillWireContract,
  ...benefitContract,
  ...pointsShopContract,
  ...pointsShopOperatorContract,
  ...checkInContract,
  ...entranceContract,
  ...referralContract,
  ...referralCaseContract,
  ...lifecycleContract,
  ...tagContract,
  ...segmentContract,
  ...bookingContract,
  ...articleContract,
  ...reportContract,
  ...homeContract,
  ...privacyContract,
  ...scoreContract,
  ...factsContract,
  ...jobContract,
  ...productContract,
  ...exportContract,
  ...deskContract,
  ...migrationContract,
  ...grantContract,
  ...approvalContract,
  ...auditLogContract,
  ...doctorContract,
  ...costContract,
  ...todayContract,
  ...storeGuideContract,
  ...yearContract,
  ...timeMachineContract,
  ...memberPageContract,
  ...recommendationContract,
  ...experimentContract,
  ...figureContract,
  ...inboxContract,
  ...feedbackContract,
  ...questionContract,
  ...messageContract,
  ...followUpContract,
  ...journeyContract,
  ...webhookContract,
}

export type AppContract = typeof appContract
export type ActionName = keyof AppContract

type NoPhoneAccess = Extract<Access, 'operator' | 'browser' | 'till'>

/** What a phone may ask `api` for: everything but the actions of operators, browsers and tills, and the event stream. */
export type PhoneAction = {
  [K in ActionName]: AppContract[K]['access'] extends NoPhoneAccess ? never : K extends 'event.record' ? never : K
}[ActionName]
