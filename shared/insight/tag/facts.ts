import type { IdFacts } from '#shared/base/condition/questions'
import type { ActivityFacts } from '#shared/insight/event/questions'
import type { StandingFacts } from '#shared/insight/lifecycle/questions'
import type { ScoreFacts } from '#shared/insight/score/questions'
import type { AccountFacts } from '#shared/ledger/account/questions'
import type { TierFacts } from '#shared/ledger/tier/questions'
import type { MemberFacts } from '#shared/people/member/questions'
import type { BoughtFacts } from '#shared/till/purchase/questions'

/** What is known about one member when conditions are asked: what each noun tells, and what was made of it before. */
export interface Facts
  extends IdFacts,
    AccountFacts,
    TierFacts,
    MemberFacts,
    BoughtFacts,
    ActivityFacts,
    ScoreFacts,
    StandingFacts,
    PortraitFacts {}

/** What the portrait says. Days are numbers. */
export interface PortraitFacts {
  tagKeys: ReadonlySet<string>
  segmentIds: ReadonlySet<string>
  /** The last day in each segment that the member has left. */
  leftDays: ReadonlyMap<string, number>
}
