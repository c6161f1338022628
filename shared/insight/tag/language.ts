import type { Condition } from '#shared/base/condition/condition'
import { conditionLanguage } from '#shared/base/condition/language'
import { type IdQuestion, idQuestions } from '#shared/base/condition/questions'
import { type EventQuestion, eventQuestions } from '#shared/insight/event/questions'
import { type LifecycleQuestion, lifecycleQuestions } from '#shared/insight/lifecycle/questions'
import { type ScoreQuestion, scoreQuestions } from '#shared/insight/score/questions'
import { type AccountQuestion, accountQuestions } from '#shared/ledger/account/questions'
import { type TierQuestion, tierQuestions } from '#shared/ledger/tier/questions'
import { type MemberQuestion, memberQuestions } from '#shared/people/member/questions'
import { type PurchaseQuestion, purchaseQuestions } from '#shared/till/purchase/questions'
import type { Facts } from './facts'

/** What the records themselves answer. A new kind of question in one of these tables is spoken here at once. */
export const recordQuestions = {
  ...tierQuestions,
  ...memberQuestions,
  ...accountQuestions,
  ...scoreQuestions,
  ...lifecycleQuestions,
  ...eventQuestions,
  ...purchaseQuestions,
  ...idQuestions,
}

export type RecordQuestion =
  | TierQuestion
  | MemberQuestion
  | AccountQuestion
  | ScoreQuestion
  | LifecycleQuestion
  | EventQuestion
  | PurchaseQuestion
  | IdQuestion

export type TagCondition = Condition<RecordQuestion>

/** What a tag’s rule may ask: tags come before segments, and each tag stands on records alone. */
export const tagLanguage = conditionLanguage<RecordQuestion, Facts>(recordQuestions, {
  kinds: ['tag', 'inSegment', 'wasInSegment'],
  message: '标签规则里不能再用标签或人群条件，请写它们自己的条件',
})
