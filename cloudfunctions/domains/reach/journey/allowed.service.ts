import { dayNumberOf } from '#shared/base/condition/day-number'
import { segmentLanguage } from '#shared/insight/segment/language'
import { businessDayOf } from '#shared/kernel/business-day'
import { type Consents, isConsentInForce } from '#shared/people/member/consent'
import type { JourneyCondition } from '#shared/reach/journey/definition'
import { type Definition, needsPersonalization } from '#shared/reach/journey/definition'
import { KIND_RULES } from '#shared/reach/journey/kind'
import type { ReadContext } from '../../../platform/context'
import { seeMembers } from '../../insight/tag/tag.face'

/** Whether a member has agreed to what a journey does; asked at entry and at each step again. */
export function isAllowed(definition: Definition, consents: Consents): boolean {
  if (KIND_RULES[definition.kind].needsMarketing && !isConsentInForce(consents, 'marketing')) return false
  // What a member asked for, was promised or is owed may be chosen without; a condition is then not met.
  return (
    definition.kind !== 'shop' || !needsPersonalization(definition) || isConsentInForce(consents, 'personalization')
  )
}

/** Asks conditions of one member, all by the same facts; null where nothing may be chosen by the records. */
export async function judgeOf(context: ReadContext, memberId: string, conditions: readonly JourneyCondition[]) {
  return (await judgesOf(context, [memberId], conditions))(memberId)
}

/** The same of up to a hundred members. */
export async function judgesOf(
  context: ReadContext,
  memberIds: readonly string[],
  conditions: readonly JourneyCondition[],
) {
  const seen = conditions.length === 0 ? [] : await seeMembers(context, memberIds, segmentLanguage.needsOf(conditions))
  const factsOf = new Map(seen.map(({ memberId, facts }) => [memberId, facts]))
  const today = dayNumberOf(businessDayOf(context.now))
  return (memberId: string) => {
    const facts = factsOf.get(memberId)
    return (condition: JourneyCondition): boolean | null =>
      facts ? segmentLanguage.compile(condition).test(facts, today) : null
  }
}
