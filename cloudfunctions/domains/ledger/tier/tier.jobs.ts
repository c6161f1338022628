import { businessDayOf } from '#shared/kernel/business-day'
import { type TierRules, tierRules } from '#shared/ledger/tier/rules'
import { rateAgain } from '#shared/ledger/tier/tier'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext } from '../../../platform/noun/job'
import { afterIdOf, findJobState, type WalkOutcome, walk, walkSlice } from '../../base/job/job.face'
import { digestOf, rulesInForce } from '../../base/settings/settings.face'
import { listWithEndedTier, pageAccounts } from '../account/account.face'
import { rateMemberAgain, reviewTier } from './tier-review.service'

export const reviewTiersJob: Job = {
  name: 'review-tiers',
  title: '等级复核',
  schedule: { kind: 'daily', at: '00:20' },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => listWithEndedTier(context.db, businessDayOf(context.now), afterId, limit),
      act: (account) => reviewTier(context, account._id),
    }),
}

const RATE_AGAIN_JOB = 'rate-again'
// Warm instances use rules up to 30 s old. Until those are gone, they could still rate a member by the old rules.
const SETTLES_IN_MS = 60_000

/**
 * Checks whether everybody was rated by the tier rules in force, and rates all members again if not. It remembers the
 * rules by their digest, so that no way of changing them (proposal, roll-back, edit by hand) is missed.
 */
export const rateAgainJob: Job = {
  name: RATE_AGAIN_JOB,
  title: '等级规则变更后重新评级',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, checkpoint, budget) {
    const rules = await rulesInForce(context, tierRules)
    const digest = digestOf(rules)
    const idle = { isDone: true, looked: 0, changed: 0 }
    if (checkpoint?.ratedBy === digest) return { checkpoint, ...idle }
    // If the rules change again during a walk, a new walk begins.
    const isSeen = checkpoint?.seen === digest
    const walking = isSeen ? checkpoint : { seen: digest, seenAt: context.now, afterId: null }
    const isSettled = context.now - Number(walking.seenAt) >= SETTLES_IN_MS
    if (!isSettled && !context.isForced) return { checkpoint: walking, ...idle }
    const { afterId, ...walked } = await rateAll(context, rules, walking, budget)
    // Members rated before the rules had settled everywhere are rated once more.
    const rated = isSettled ? { ratedBy: digest } : { ...walking, afterId: null }
    return { checkpoint: walked.isDone ? rated : { ...walking, afterId }, ...walked }
  },
  async waitsUntil(context) {
    const digest = digestOf(await rulesInForce(context, tierRules))
    const { checkpoint } = (await findJobState(context.db, RATE_AGAIN_JOB)) ?? { checkpoint: null }
    if (checkpoint?.ratedBy === digest) return null
    return (checkpoint?.seen === digest ? Number(checkpoint.seenAt) : context.now) + SETTLES_IN_MS
  },
}

function rateAll(context: JobContext, rules: TierRules, checkpoint: Checkpoint, budget: Budget): Promise<WalkOutcome> {
  const today = businessDayOf(context.now)
  return walk(context, afterIdOf(checkpoint), budget, {
    list: (after, limit) => pageAccounts(context.db, after, limit),
    // Most stay as they are; for them the page was enough.
    act: async ({ _id, tier, growth }) =>
      rateAgain(tier, growth, today, rules).tier !== tier && rateMemberAgain(context, _id, rules),
  })
}
