import { forgetting } from '../../../platform/noun/forgetting'
import type { Job } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
import { lapseBond } from './case-decision.service'
import { listLapsing, listOutcomesDue, removeSignalsBefore, removeVerdictsBefore } from './detect.repository'
import { noteOutcome } from './detect-outcome.service'

/** Verdicts and what was counted of phones and networks are kept as long as the visits tell them apart. */
const KEEP_MS = 180 * 86_400_000

export const lapseReferralsJob: Job = {
  name: 'lapse-held-referrals',
  title: '到期未审核的邀请按通过处理',
  schedule: { kind: 'daily', at: '00:25' },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => listLapsing(context.db, context.now, afterId, limit),
      act: (verdict) => lapseBond(context, verdict),
    }),
}

export const noteReferralOutcomesJob: Job = {
  name: 'note-referral-outcomes',
  title: '记录邀请来的好友后来如何',
  schedule: { kind: 'daily', at: '02:40' },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => listOutcomesDue(context.db, context.now, afterId, limit),
      act: (verdict) => noteOutcome(context, verdict),
    }),
}

export const forgetReferralSignalsJob = forgetting(
  { name: 'forget-referral-signals', title: '清理到期的邀请审核记录', schedule: { kind: 'daily', at: '04:30' } },
  [({ db, now }) => removeVerdictsBefore(db, now - KEEP_MS), ({ db, now }) => removeSignalsBefore(db, now - KEEP_MS)],
)
