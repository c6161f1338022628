import { type CaseKey, caseIdOf } from '#shared/growth/referral/case'
import type { Judgement } from '#shared/growth/referral/detector'
import { newCase, withHeld } from '#shared/growth/referral/held-case'
import type { DetectionRules } from '#shared/growth/referral/signals/rules'
import { DAY_MS } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findCase, saveCase } from './case.repository'

/** Puts one more held bond into its case, which opens (again) with it. Answers what the verdict has to know of it. */
export async function addToCase(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  { key, judgement, rules, untilAt }: { key: CaseKey; judgement: Judgement; rules: DetectionRules; untilAt: number },
): Promise<{ standing: 'waiting'; caseId: string; heldUntilAt: number }> {
  const caseId = caseIdOf(key)
  const { score, isStrong } = judgement
  // Nobody waits longer than the programme says, however late the look was that held the bond.
  const heldUntilAt = Math.min(now + rules.lapseAfterDays * DAY_MS, untilAt)
  const before = (await findCase(tx, caseId)) ?? { ...newCase(caseId, key.kind, now), decisions: [] }
  await saveCase(tx, withHeld(before, { score, isStrong, heldUntilAt }, now))
  return { standing: 'waiting', caseId, heldUntilAt }
}
