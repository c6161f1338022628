import { answers } from '../answers'
import { forgetOutboxJob, sweepOutboxJob } from '../domains/base/facts/outbox.jobs'
import type { Job } from '../domains/base/job/job'
import { reconcileSettingsJob } from '../domains/base/settings/settings.jobs'
import { rollUpChannelsJob } from '../domains/growth/entrance/channel.jobs'
import { forgetTracesJob } from '../domains/growth/entrance/forget.jobs'
import { makeCodePicturesJob } from '../domains/growth/entrance/picture.jobs'
import {
  forgetReferralSignalsJob,
  lapseReferralsJob,
  noteReferralOutcomesJob,
} from '../domains/growth/referral/case.jobs'
import { detect } from '../domains/growth/referral/detect.service'
import { auditRecordsJob } from '../domains/growth/referral/record-audit.jobs'
import { settleBondsJob } from '../domains/growth/referral/referral.jobs'
import { expireEventsJob } from '../domains/insight/event/event.jobs'
import { rollUpEventsJob } from '../domains/insight/event/roll-up.jobs'
import { countFunnelsJob, makeReportsJob } from '../domains/insight/report/report.jobs'
import { scoreMembersJob } from '../domains/insight/score/score.jobs'
import { buildSegmentsJob } from '../domains/insight/segment/build.jobs'
import { forgetSegmentChangesJob } from '../domains/insight/segment/forget-changes.jobs'
import { reviewPortraitsJob } from '../domains/insight/segment/review.jobs'
import { auditLedgersJob, expirePointsJob } from '../domains/ledger/points/points.jobs'
import { rateAgainJob, reviewTiersJob } from '../domains/ledger/tier/tier.jobs'
import {
  auditCouponStockJob,
  expireCouponsJob,
  forgetCodeTriesJob,
  queueEndingNoticesJob,
  sweepReservationsJob,
} from '../domains/loyalty/coupon/coupon.jobs'
import { grantBirthdayJob, grantMonthlyJob, grantWelcomeJob } from '../domains/loyalty/coupon/grant.jobs'
import { forgetKnownPeopleJob } from '../domains/people/member/member.jobs'
import { auditPurchasesJob } from '../domains/till/purchase/purchase.jobs'
import { sealTillNumbersJob } from '../domains/till/purchase/till-numbers.jobs'
import { factSources } from '../fact-sources'
import { ruleRegistry } from '../rule-documents'

/**
 * Everything that runs by the clock. One timer ticks every five minutes and does what is due (see each job's own
 * `schedule`), a slice of each in turn. Rules come first and the outbox last, because the others may promise something.
 */
export const jobs: readonly Job[] = [
  reconcileSettingsJob(ruleRegistry),
  rateAgainJob,
  expirePointsJob,
  reviewTiersJob,
  auditLedgersJob,
  auditPurchasesJob,
  auditRecordsJob,
  sweepReservationsJob,
  expireCouponsJob,
  grantWelcomeJob,
  grantMonthlyJob,
  grantBirthdayJob,
  queueEndingNoticesJob,
  auditCouponStockJob,
  forgetCodeTriesJob,
  lapseReferralsJob,
  noteReferralOutcomesJob,
  forgetReferralSignalsJob,
  makeCodePicturesJob,
  rollUpChannelsJob,
  settleBondsJob(detect),
  forgetTracesJob,
  forgetKnownPeopleJob,
  sealTillNumbersJob,
  forgetOutboxJob,
  rollUpEventsJob(factSources),
  countFunnelsJob(factSources),
  makeReportsJob,
  expireEventsJob,
  reviewPortraitsJob,
  buildSegmentsJob,
  forgetSegmentChangesJob,
  scoreMembersJob,
  sweepOutboxJob(answers),
]
