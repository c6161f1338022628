import { scoreRules } from '#shared/insight/score/rules'
import { type FollowUpReason, RESULT_DAYS } from '#shared/reach/follow-up/follow-up'
import { followUpRules } from '#shared/reach/follow-up/rules'
import { LIFT_DAYS, LIFT_NEEDS, liftOf, noLift } from '#shared/reach/journey/lift'
import { isKeeping, nextActOf, worthOfCalls, worthOfJourney } from '#shared/reach/journey/next-act'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { comparedFor } from '../follow-up/follow-up.face'
import { listJourneys } from './journey.repository'
import { listLifts } from './lift.repository'
import { definitionOf } from './version.service'

const YEAR = 365

/** Why clerks speak to somebody who stays away, and the name of the reason in the rules. */
const CALLS = [
  { reason: 'at-risk', rule: 'atRisk', title: '店员联系：比平时来得少' },
  { reason: 'asleep', rule: 'asleep', title: '店员联系：好久没来' },
] as const satisfies readonly { reason: FollowUpReason; rule: string; title: string }[]

/** Reads the journeys, what each has changed and two sums of follow-ups; a version of a journey is read once by an instance. */
export async function listKeepingActs(context: Context) {
  const [{ ltv }, { reasons }, journeys, lifts, ...calls] = await Promise.all([
    rulesInForce(context, scoreRules),
    rulesInForce(context, followUpRules),
    listJourneys(context.db),
    listLifts(context.db),
    ...CALLS.map(({ reason }) => comparedFor(context, reason, YEAR)),
  ])
  const { marginPercent } = ltv
  const ofCalls = CALLS.flatMap(({ reason, rule, title }, index) => {
    const compared = calls[index]
    if (!compared) return []
    const { asked, keptBack, needed, lift } = compared
    return [
      {
        kind: 'calls' as const,
        id: reason,
        title,
        isOn: reasons[rule].isOn,
        days: RESULT_DAYS,
        measured: { members: asked.members, keptBack: keptBack.members, needed },
        ...worthOfCalls(asked, keptBack, lift, marginPercent),
      },
    ]
  })
  const ofJourneys = await Promise.all(
    journeys.map(async ({ _id, name, state, version }) => {
      const definition = version === null ? null : await definitionOf(context, _id, version)
      if (!definition || !isKeeping(definition)) return []
      const { arms } = lifts.find((lift) => lift._id === _id) ?? noLift(_id)
      return [
        {
          kind: 'journey' as const,
          id: _id,
          title: `旅程：${name}`,
          isOn: state === 'live',
          days: LIFT_DAYS,
          measured: { members: arms.in.visits.n, keptBack: arms.out.visits.n, needed: LIFT_NEEDS },
          ...worthOfJourney(liftOf(arms), marginPercent),
        },
      ]
    }),
  )
  const acts = [...ofCalls, ...ofJourneys.flat()]
  return { acts, next: nextActOf(acts), marginPercent }
}
