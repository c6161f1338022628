import { answers } from '../answers'
import {
  auditCouponStockJob,
  expireCouponsJob,
  forgetCodeTriesJob,
  queueEndingNoticesJob,
  sweepReservationsJob,
} from '../domains/coupon/coupon.jobs'
import { grantBirthdayJob, grantMonthlyJob, grantWelcomeJob } from '../domains/coupon/grant.jobs'
import { rollUpChannelsJob } from '../domains/entrance/channel.jobs'
import { forgetTracesJob } from '../domains/entrance/forget.jobs'
import { makeCodePicturesJob } from '../domains/entrance/picture.jobs'
import { expireEventsJob } from '../domains/event/event.jobs'
import { rollUpEventsJob } from '../domains/event/roll-up.jobs'
import type { Job } from '../domains/job/job'
import { forgetKnownPeopleJob } from '../domains/member/member.jobs'
import { forgetOutboxJob, sweepOutboxJob } from '../domains/outbox/outbox.jobs'
import { auditLedgersJob, expirePointsJob } from '../domains/points/points.jobs'
import { auditPurchasesJob } from '../domains/purchase/purchase.jobs'
import { sealTillNumbersJob } from '../domains/purchase/till-numbers.jobs'
import { forgetReferralSignalsJob, lapseReferralsJob, noteReferralOutcomesJob } from '../domains/referral/case.jobs'
import { detect } from '../domains/referral/detect.service'
import { auditRecordsJob } from '../domains/referral/record-audit.jobs'
import { settleBondsJob } from '../domains/referral/referral.jobs'
import { countFunnelsJob, makeReportsJob } from '../domains/report/report.jobs'
import { scoreMembersJob } from '../domains/score/score.jobs'
import { buildSegmentsJob } from '../domains/segment/build.jobs'
import { forgetSegmentChangesJob } from '../domains/segment/forget-changes.jobs'
import { reviewPortraitsJob } from '../domains/segment/review.jobs'
import { reconcileSettingsJob } from '../domains/settings/settings.jobs'
import { rateAgainJob, reviewTiersJob } from '../domains/tier/tier.jobs'
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
