import { closedReason } from '#shared/growth/referral/bind'
import { BOND_STATES, COUNTED_STATES } from '#shared/growth/referral/bond'
import { referralRules } from '#shared/growth/referral/rules'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { sumByState } from './referral.repository'

/** How the programme in force stands, counted by the database. */
export async function getProgramme(context: Context) {
  const rules = await rulesInForce(context, referralRules)
  const groups = new Map((await sumByState(context.db, rules.programmeKey)).map((group) => [group.key, group]))
  const used = COUNTED_STATES.reduce((sum, state) => sum + (groups.get(state)?.count ?? 0), 0)
  const rewarded = groups.get('rewarded')
  const sum = (field: string) => rewarded?.sums[`reward.${field}`] ?? 0
  return {
    programmeKey: rules.programmeKey,
    isOpen: rules.isOpen,
    closed: closedReason(rules, used, context.now),
    endDay: rules.endDay,
    states: BOND_STATES.map((state) => ({ state, bonds: groups.get(state)?.count ?? 0 })),
    rewarded: {
      bonds: rewarded?.count ?? 0,
      inviterPoints: sum('inviterPoints'),
      inviteePoints: sum('inviteePoints'),
      ladderPoints: sum('ladderPoints'),
    },
    budget: { used, friends: rules.budgetFriends },
    now: context.now,
  }
}
