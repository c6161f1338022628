import { mayBeScored } from '#shared/insight/score/eligibility'
import { scoreRules } from '#shared/insight/score/rules'
import type { Score } from '#shared/insight/score/score'
import type { Account } from '#shared/ledger/account/account'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import type { Member } from '../../people/member/member.face'
import { toScoreView } from './score.mapper'

/** The figures of a member as they were published, or why there are none, for whoever keeps the look on record. */
export async function publishedOf(
  context: Context,
  { member, account }: { member: Member; account: Account },
  score: Score | null,
) {
  const rules = await rulesInForce(context, scoreRules)
  // What was withdrawn is not shown, though the next night has still to remove it.
  if (!mayBeScored(member, rules.scope)) return { status: 'leftOut' as const, score: null }
  if (score) return { status: 'scored' as const, score: toScoreView(score, rules) }
  return { status: account.counters.purchaseCount === 0 ? ('noPurchase' as const) : ('unscored' as const), score: null }
}
