import { subjectOf } from '#shared/base/audit/subject'
import { type ApprovalRules, approvalRules } from '#shared/base/settings/approval-rules'
import { DAY_MS } from '#shared/kernel/business-day'
import type { ActionSpec } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { seal } from '../../../platform/crypto/field-cipher'
import type { Tx } from '../../../platform/db/db'
import type { LetGo } from '../../../platform/dispatch'
import { DomainError } from '../../../platform/domain-error'
import { type AnyCostlyAct, costlyActOf, type Weighed } from '../../../platform/noun/costly'
import { changeOnce } from '../../base/audit/audit.face'
import { isOwnedByNow, rulesInForce } from '../../base/settings/settings.face'
import { storesNamed } from '../grant/grant.face'
import { giveAllowanceBack, hasAllowance, takesAllowance } from './allowance.service'
import { findApproval, insertApproval, type StoredApproval } from './approval.repository'
import { SEALED_FIELD } from './find-act.service'

/** What was asked for, with the name of who asks. */
export interface Asked {
  input: unknown
  by: string
}

/**
 * Lets an action through, or keeps it as a proposal for somebody else. Until the shop has its first owner, nobody could
 * agree, so everything passes and a new shop can open without waiting. A repeated request gets the same answer until
 * the proposal is decided, and is let through once it was done.
 * Returns what gives back the part of a limit that this call took, for when the action is refused.
 * @throws DomainError APPROVAL_NEEDED with the id of the proposal
 */
export async function requireApproval(context: Context, spec: ActionSpec, asked: Asked): Promise<LetGo | null> {
  const act = await costlyActOf(context.nouns, context.action)
  if (!act || !(await isOwnedByNow(context))) return null
  const approvalId = approvalIdOf(context.requestId)
  const [known, isAllowed] = await Promise.all([findApproval(context.db, approvalId), hasAllowance(context)])
  if (isAllowed || known?.status === 'done') return null
  const alone = known ? null : await aloneOrProposed(context, act, asked, spec)
  if (alone) return alone.letGo
  throw new DomainError('APPROVAL_NEEDED', { approvalId, status: known?.status ?? 'open' })
}

/** Null where it was proposed, because one person may not do it alone. */
async function aloneOrProposed(
  context: Context,
  act: AnyCostlyAct,
  asked: Asked,
  spec: ActionSpec,
): Promise<{ letGo: LetGo | null } | null> {
  const weighed = await act.weigh(context, asked.input)
  if (!weighed) return { letGo: null }
  const { limit } = act
  const { amount } = weighed
  const rules = await rulesInForce(context, approvalRules)
  if (limit !== undefined && amount !== null && (await takesAllowance(context, { limit, amount }, rules)))
    return { letGo: () => giveAllowanceBack(context, { limit, amount }) }
  await propose(context, spec, asked, { ...weighed, untilAt: untilOf(context, rules) })
  return null
}

/** Keeps it for somebody else to agree to; once, however often it is sent. `beside` is written with it. */
export async function propose(
  context: Context,
  spec: ActionSpec,
  { input, by }: Asked,
  { sentences, cost, untilAt }: Weighed & { untilAt: number },
  beside: (tx: Tx, approvalId: string) => Promise<void> = async () => {},
): Promise<string> {
  const { action, requestId, content, now, person } = context
  const approvalId = approvalIdOf(requestId)
  const approval: StoredApproval = {
    _id: approvalId,
    action,
    inputSealed: seal(SEALED_FIELD, approvalId, JSON.stringify(input)),
    requestId,
    content,
    subject: subjectOf(input),
    storeIds: storesNamed(spec.within, input),
    note: reasonIn(input),
    by,
    proposerId: person?.memberId ?? null,
    at: now,
    untilAt,
    sentences,
    cost,
    status: 'open',
    decision: null,
    outcome: null,
    steps: [],
  }
  const audited = { action: 'approval.propose', subject: approvalId, storeId: null, note: sentences[0] ?? action }
  await changeOnce(context, audited, async (tx) => {
    await insertApproval(tx, approval)
    await beside(tx, approvalId)
  })
  return approvalId
}

export const approvalIdOf = (requestId: string) => `apr_${requestId}`

export const untilOf = ({ now }: Context, { expiryDays }: ApprovalRules) => now + expiryDays * DAY_MS

/** Why, as whoever asks has written: actions call it `note` or `reason`. */
function reasonIn(input: unknown): string {
  const { note, reason } = input as { note?: unknown; reason?: unknown }
  return [note, reason].find((text) => typeof text === 'string') ?? ''
}
