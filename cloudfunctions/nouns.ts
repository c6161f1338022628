import { alertNoun } from './domains/base/alert/alert.noun'
import { auditNoun } from './domains/base/audit/audit.noun'
import { factsNoun } from './domains/base/facts/facts.noun'
import { jobNoun } from './domains/base/job/job.noun'
import { migrationNoun } from './domains/base/migration/migration.noun'
import { settingsNoun } from './domains/base/settings/settings.noun'
import { auditLogNoun } from './domains/front/audit-log/audit-log.noun'
import { deskNoun } from './domains/front/desk/desk.noun'
import { doctorNoun } from './domains/front/doctor/doctor.noun'
import { exportNoun } from './domains/front/export/export.noun'
import { homeNoun } from './domains/front/home/home.noun'
import { memberPageNoun } from './domains/front/member-page/member-page.noun'
import { privacyNoun } from './domains/front/privacy/privacy.noun'
import { storeGuideNoun } from './domains/front/store-guide/store-guide.noun'
import { timeMachineNoun } from './domains/front/time-machine/time-machine.noun'
import { todayNoun } from './domains/front/today/today.noun'
import { yearNoun } from './domains/front/year/year.noun'
import { productNoun } from './domains/goods/product/product.noun'
import { entranceNoun } from './domains/growth/entrance/entrance.noun'
import { referralNoun } from './domains/growth/referral/referral.noun'
import { taskNoun } from './domains/growth/task/task.noun'
import { costNoun } from './domains/insight/cost/cost.noun'
import { eventNoun } from './domains/insight/event/event.noun'
import { experimentNoun } from './domains/insight/experiment/experiment.noun'
import { figureNoun } from './domains/insight/figure/figure.noun'
import { incidentNoun } from './domains/insight/incident/incident.noun'
import { lifecycleNoun } from './domains/insight/lifecycle/lifecycle.noun'
import { recommendationNoun } from './domains/insight/recommendation/recommendation.noun'
import { reportNoun } from './domains/insight/report/report.noun'
import { scoreNoun } from './domains/insight/score/score.noun'
import { segmentNoun } from './domains/insight/segment/segment.noun'
import { tagNoun } from './domains/insight/tag/tag.noun'
import { trafficNoun } from './domains/insight/traffic/traffic.noun'
import { accountNoun } from './domains/ledger/account/account.noun'
import { pointsNoun } from './domains/ledger/points/points.noun'
import { tierNoun } from './domains/ledger/tier/tier.noun'
import { benefitNoun } from './domains/loyalty/benefit/benefit.noun'
import { checkInNoun } from './domains/loyalty/check-in/check-in.noun'
import { couponNoun } from './domains/loyalty/coupon/coupon.noun'
import { pointsShopNoun } from './domains/loyalty/points-shop/points-shop.noun'
import { approvalNoun } from './domains/people/approval/approval.noun'
import { grantNoun } from './domains/people/grant/grant.noun'
import { memberNoun } from './domains/people/member/member.noun'
import { staffNoun } from './domains/people/staff/staff.noun'
import { articleNoun } from './domains/reach/article/article.noun'
import { bookingNoun } from './domains/reach/booking/booking.noun'
import { dueNoun } from './domains/reach/due/due.noun'
import { feedbackNoun } from './domains/reach/feedback/feedback.noun'
import { followUpNoun } from './domains/reach/follow-up/follow-up.noun'
import { inboxNoun } from './domains/reach/inbox/inbox.noun'
import { journeyNoun } from './domains/reach/journey/journey.noun'
import { messageNoun } from './domains/reach/message/message.noun'
import { questionNoun } from './domains/reach/question/question.noun'
import { webhookNoun } from './domains/reach/webhook/webhook.noun'
import { importNoun } from './domains/till/import/import.noun'
import { purchaseNoun } from './domains/till/purchase/purchase.noun'
import { tillKeyNoun } from './domains/till/till-key/till-key.noun'
import { tillWireNoun } from './domains/till/till-wire/till-wire.noun'
import type { Noun } from './platform/noun/noun'

/** Every noun of the product, from the lowest shelf to the highest, and on a shelf before those that use it. */
export const nouns: readonly Noun[] = [
  alertNoun,
  jobNoun,
  settingsNoun,
  auditNoun,
  factsNoun,
  migrationNoun,
  accountNoun,
  pointsNoun,
  tierNoun,
  memberNoun,
  staffNoun,
  grantNoun,
  approvalNoun,
  productNoun,
  couponNoun,
  checkInNoun,
  benefitNoun,
  pointsShopNoun,
  purchaseNoun,
  importNoun,
  tillKeyNoun,
  tillWireNoun,
  entranceNoun,
  referralNoun,
  taskNoun,
  eventNoun,
  trafficNoun,
  scoreNoun,
  lifecycleNoun,
  tagNoun,
  segmentNoun,
  reportNoun,
  costNoun,
  recommendationNoun,
  experimentNoun,
  incidentNoun,
  figureNoun,
  inboxNoun,
  feedbackNoun,
  bookingNoun,
  questionNoun,
  dueNoun,
  messageNoun,
  articleNoun,
  followUpNoun,
  webhookNoun,
  journeyNoun,
  homeNoun,
  privacyNoun,
  exportNoun,
  deskNoun,
  auditLogNoun,
  doctorNoun,
  todayNoun,
  storeGuideNoun,
  yearNoun,
  timeMachineNoun,
  memberPageNoun,
]
