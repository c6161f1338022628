import { type CaseDecision, type CaseKey, caseIdOf } from '#shared/growth/referral/case'
import type { Judgement } from '#shared/growth/referral/detector'
import type { DetectionRules } from '#shared/growth/referral/signals/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findCase, type ReferralCase, saveCase } from './case.repository'

const DAY_MS = 86_400_000

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
  const before = (await findCase(tx, caseId)) ?? newCase(caseId, key, now)
  const after: ReferralCase = {
    ...before,
    open: before.open + 1,
    openedAt: before.isOpen ? before.openedAt : now,
    isStrong: before.isStrong || isStrong,
    scoreMax: Math.max(before.scoreMax, score),
    lapsesAt: Math.min(before.lapsesAt ?? heldUntilAt, heldUntilAt),
  }
  await saveCase(tx, ordered(after, now))
  return { standing: 'waiting', caseId, heldUntilAt }
}

/** Takes bonds out of those that wait, by how they ended; `lapsesAt` is when the first of those left does. */
export function settled(
  held: ReferralCase,
  { decision, bonds, lapsesAt }: { decision: CaseDecision; bonds: number; lapsesAt: number | null },
  now: number,
): ReferralCase {
  const open = Math.max(0, held.open - bonds)
  return ordered({ ...held, open, [decision]: held[decision] + bonds, lapsesAt: open === 0 ? null : lapsesAt }, now)
}

function ordered(held: ReferralCase, now: number): ReferralCase {
  const rank = Math.max(0, 1000 - held.scoreMax)
    .toFixed(3)
    .padStart(8, '0')
  return { ...held, isOpen: held.open > 0, order: `${rank}:${held._id}`, updatedAt: now }
}

function newCase(_id: string, { kind }: CaseKey, now: number): ReferralCase {
  return {
    _id,
    kind,
    isOpen: true,
    isStrong: false,
    scoreMax: 0,
    open: 0,
    released: 0,
    refused: 0,
    lapsed: 0,
    openedAt: now,
    lapsesAt: null,
    decisions: [],
    order: '',
    updatedAt: now,
  }
}
