import type { Stage } from '#shared/insight/score/score'
import { addDays, businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import { figureOf } from '#shared/reach/follow-up/figures'
import type { FollowUp, FollowUpPerson } from '#shared/reach/follow-up/follow-up'
import { newPerson, toStore } from '#shared/reach/follow-up/follow-up'
import { defaultFollowUpRules, type FollowUpRules } from '#shared/reach/follow-up/rules'
import { putRuleDocument } from '../../../../testing/put-rule-document'
import type { Shop } from '../../../../testing/shop'
import { EAST } from '../../../people/staff/testing/shop-floor'

/** Of a member who comes less often, due tomorrow, for whoever of the east takes it. */
export function aFollowUp({ clock }: Pick<Shop, 'clock'>, memberId: string, change: Partial<FollowUp> = {}): FollowUp {
  const now = clock.now()
  return {
    _id: `${memberId}:warning:1`,
    memberId,
    because: [
      { reason: 'at-risk', source: 'warning:1', why: '平时 8 天来一次，这次隔了 31 天', say: '有一阵没见您了' },
    ],
    offer: null,
    storeId: EAST,
    to: toStore(EAST),
    state: 'open',
    droppedFor: null,
    madeAt: now,
    madeDay: businessDayOf(now),
    dueAt: now + DAY_MS,
    lateAt: null,
    endedBy: null,
    endedAt: null,
    note: '',
    given: null,
    resultDueAt: now + 14 * DAY_MS,
    cameBack: null,
    spentFen: 0,
    figure: '',
    ...change,
  }
}

/** As the night would have left it. */
export function putFollowUp(shop: Shop, memberId: string, change: Partial<FollowUp> = {}): string {
  const followUp = aFollowUp(shop, memberId, change)
  shop.database.put('follow_ups', { ...followUp, figure: figureOf(followUp) })
  const person = { ...newPerson(memberId), openId: followUp._id, lastMadeAt: followUp.madeAt }
  if (followUp.state === 'open') shop.database.put('follow_up_people', { ...person })
  return followUp._id
}

export const followUpOf = ({ database }: Pick<Shop, 'database'>, id: string) =>
  database.get('follow_ups', id) as unknown as FollowUp
export const personOf = ({ database }: Pick<Shop, 'database'>, memberId: string) =>
  database.get('follow_up_people', memberId) as unknown as FollowUpPerson | null

/** The shop follows up for these reasons, and what else it says. */
export function putRules(
  shop: Shop,
  reasons: { [K in keyof FollowUpRules['reasons']]?: Partial<FollowUpRules['reasons'][K]> },
  over: Partial<FollowUpRules> = {},
): void {
  const before = defaultFollowUpRules.reasons
  const keys = Object.keys(before) as (keyof FollowUpRules['reasons'])[]
  const merged = Object.fromEntries(keys.map((key) => [key, { ...before[key], ...reasons[key] }]))
  const value = { ...defaultFollowUpRules, ...over, reasons: merged }
  putRuleDocument(shop, 'follow-up', value)
}

/** Scored in the night: last here so many days ago, with a visit every eight days before. */
export function putScore(
  { database, clock }: Pick<Shop, 'database' | 'clock'>,
  memberId: string,
  { days, stage, purchaseDays = 6 }: { days: number; stage: Stage; purchaseDays?: number },
): void {
  const lastDay = addDays(businessDayOf(clock.now()), -days)
  const firstDay = addDays(lastDay, -8 * (purchaseDays - 1))
  const facts = { firstDay, lastDay, purchaseDays, spentFen: 1, repeatSpentFen: 1, social: null }
  const watch = stage === 'asleep' ? null : { silent90: 0.8, lossFen: 10_000 }
  const rest = { group: 'x', reviewDay: lastDay, scoredIn: 'x', cause: 'full', scoredAt: 0, forecast: null }
  database.put('scores', { _id: memberId, asOfDay: lastDay, facts, value: 80, stage, watch, ...rest })
}
