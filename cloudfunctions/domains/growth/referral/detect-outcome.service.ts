import { isQuiet } from '#shared/growth/referral/signals/facts'
import { detectionRules } from '#shared/growth/referral/signals/rules'
import { withOutcome } from '#shared/growth/referral/signals/tally'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount } from '../../ledger/account/account.face'
import { activeDaysOf } from './active-days'
import { findVerdict, saveVerdict, type Verdict } from './detect.repository'
import { changeInviterTally } from './detect-tallies.service'
import { one } from './detect-verdict'
import { findBond } from './referral.repository'

/**
 * Notes, a month after the join, what a friend was worth: whether the purchase was given back and whether the friend was
 * ever seen again. It counts in the inviter's record and in the shop's rates from then on.
 */
export async function noteOutcome(context: Context, { _id }: Verdict): Promise<boolean> {
  const { lines } = await rulesInForce(context, detectionRules)
  return context.db.transaction(async (tx) => {
    const verdict = await findVerdict(tx, _id)
    if (!verdict || verdict.outcomeDueAt === null) return false
    const [bond, account] = [await findBond(tx, _id), await findAccount(tx, _id)]
    const isRefunded = bond?.act?.kind === 'purchase' ? bond.end?.reason === 'refunded' : null
    const activeDays = account ? activeDaysOf(account) : null
    const known = { ...verdict.facts, isRefunded, activeDays }
    const quiet = isQuiet(known, lines)
    await changeInviterTally(tx, { memberId: verdict.facts.inviter.memberId, now: context.now }, (tally) =>
      withOutcome(tally, known, lines),
    )
    const counts = {
      ...verdict.counts,
      isSettled: one(isRefunded !== null),
      isRefunded: one(isRefunded),
      isObserved: one(quiet !== null),
      isQuiet: one(quiet),
    }
    const outcome = { isRefunded, activeDays, at: context.now }
    await saveVerdict(tx, { ...verdict, outcome, outcomeDueAt: null, counts })
    return true
  })
}
