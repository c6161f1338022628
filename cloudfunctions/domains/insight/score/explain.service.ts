import { factsOf, meanSpendOf } from '#shared/insight/score/facts'
import type { ScoreModel } from '#shared/insight/score/model'
import { type ScoreRules, scoreRules } from '#shared/insight/score/rules'
import type { PurchaseFacts } from '#shared/insight/score/score'
import { figuresOf, reviewDayOf } from '#shared/insight/score/score-of'
import { whyText } from '#shared/insight/score/why-text'
import { type BusinessDay, daysBetween, endOfDay } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { type RuleVersion, versionAt, versionInForce } from '../../base/settings/settings.face'
import { findMember } from '../../people/member/member.face'
import { findLatestModel, findModelOf } from './model.repository'
import { readPeople } from './people.service'
import { toGroupView, toModelView, toScoreView } from './score.mapper'
import { findScore } from './score.repository'
import { lastWholeDay } from './scoring.service'

/**
 * The figures of one member with everything behind them, worked out again from the purchases. For an earlier day it
 * uses that day's model and rules, but today's consent. @throws DomainError MEMBER_NOT_FOUND
 */
export async function explainScore(
  context: Context,
  { memberId, asOfDay }: { memberId: string; asOfDay?: BusinessDay | undefined },
) {
  const { db, now } = context
  const latest = lastWholeDay(now)
  const isEarlier = asOfDay !== undefined && asOfDay < latest
  const day = isEarlier ? asOfDay : latest
  if (!(await findMember(db, memberId))) throw new DomainError('MEMBER_NOT_FOUND')
  await recordLook(context, { action: 'score.explain', subject: memberId, storeId: null })
  const [rules, inForce, model] = await Promise.all([
    isEarlier ? versionAt(context, scoreRules, endOfDay(day)) : versionInForce(context, scoreRules),
    versionInForce(context, scoreRules),
    isEarlier ? findModelOf(db, day) : findLatestModel(db),
  ])
  const cost = { queries: 0, documents: 0 }
  // Whether the member may be scored is decided by today's consent, not that day's.
  const [person] = await readPeople(context, [memberId], { asOfDay: day, rules: inForce.value, cost })
  const facts = person ? factsOf(person.purchases, person.social) : null
  const published = isEarlier ? null : await findScore(db, memberId)
  const status = !person?.isIncluded ? 'leftOut' : !facts ? 'noPurchase' : !model ? 'noModel' : 'scored'
  const told = { memberId, asOfDay: day, status, rulesVersion: rules.version, weights: rules.value.weights } as const
  if (status !== 'scored' || !facts || !model) {
    return { ...told, figures: null, why: [], model: null, published: null }
  }
  return {
    ...told,
    ...workedOut(facts, day, { model, rules }),
    published: published && toScoreView(published, inForce.value),
  }
}

function workedOut(
  facts: PurchaseFacts,
  day: BusinessDay,
  { model, rules: { value: rules } }: { model: ScoreModel; rules: RuleVersion<ScoreRules> },
) {
  const figures = figuresOf(facts, day, { model, rules })
  const { rfm, value, dimensions, group, stage, forecast } = figures
  const { firstDay, lastDay, purchaseDays } = facts
  return {
    figures: {
      facts: {
        ...facts,
        recencyDays: daysBetween(lastDay, day),
        tenureDays: daysBetween(firstDay, day),
        meanRepeatFen: meanSpendOf(facts),
        gapDays: purchaseDays > 1 ? daysBetween(firstDay, lastDay) / (purchaseDays - 1) : null,
      },
      rfm,
      value,
      dimensions,
      group: toGroupView(group, rules.groups),
      stage,
      forecast,
      reviewDay: reviewDayOf(figures, { model, rules }),
    },
    why: whyText(figures, model, rules),
    model: toModelView(model),
  }
}
