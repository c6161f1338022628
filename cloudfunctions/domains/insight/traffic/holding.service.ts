import { newCase, withHeld } from '#shared/growth/referral/held-case'
import type { TrafficRules } from '#shared/insight/traffic/rules'
import type { TrafficJudgement } from '#shared/insight/traffic/signal'
import type { TrafficCaseKind } from '#shared/insight/traffic/signal-text'
import { type BusinessDay, DAY_MS } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { findAccount, keepAccount } from '../../ledger/account/account.face'
import { findCase, saveCase } from './case.repository'
import { countsOf, findVerdict, insertVerdict } from './verdict.repository'

export interface Suspect {
  memberId: string
  kind: TrafficCaseKind
  /** What the members of the case have in common: a kind of phone, a day. */
  subject: string
  day: BusinessDay
  entranceKey: string
  judgement: TrafficJudgement
}

/**
 * What the member was given waits for a person: verdict, case and the mark on the account are one transaction. Who was held
 * before stays as people have decided. Answers whether anybody was held.
 */
export function holdMember(
  context: Pick<Context, 'db' | 'now'>,
  { memberId, kind, subject, day, entranceKey, judgement }: Suspect,
  { lapseAfterDays }: TrafficRules,
): Promise<boolean> {
  const { db, now } = context
  const caseId = `${kind}:${subject}`
  const heldUntilAt = now + lapseAfterDays * DAY_MS
  const { score, isStrong, signals } = judgement
  return db.transaction(async (tx) => {
    const known = await findVerdict(tx, memberId)
    const account = known ? null : await findAccount(tx, memberId)
    if (account?.status !== 'active') return false
    const found = { caseId, day, entranceKey, score, isStrong, signals }
    const standing = 'waiting'
    await insertVerdict(tx, { _id: memberId, ...found, standing, heldAt: now, heldUntilAt, counts: countsOf(standing) })
    const before = (await findCase(tx, caseId)) ?? { ...newCase(caseId, kind, now), decisions: [] }
    await saveCase(tx, withHeld(before, { score, isStrong, heldUntilAt }, now))
    const untilAt = Math.max(heldUntilAt, account.giftsHeld?.untilAt ?? 0)
    await keepAccount(tx, { ...account, giftsHeld: { untilAt } }, now)
    return true
  })
}
