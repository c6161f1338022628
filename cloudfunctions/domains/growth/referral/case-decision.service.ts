import { DECIDE_MAX } from '#shared/growth/referral/case'
import { settled } from '#shared/growth/referral/held-case'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce, insertAudit } from '../../base/audit/audit.face'
import { refuseBond, releaseBond } from './bond.service'
import { DECISIONS_MAX, findCase, type ReferralCase, type StoredDecision, saveCase } from './case.repository'
import { findVerdict, listWaitingOfCase, saveVerdict, type Verdict } from './detect.repository'
import { findBond } from './referral.repository'

interface CaseDecisionInput {
  caseId: string
  decision: 'release' | 'refuse'
  bondIds?: string[] | undefined
  note: string
  by: string
}

/** More bonds than this wait in hardly any case; what is beyond comes up when these are decided. */
const WAITING_MAX = 200

/** Each takes up to a dozen operations, and a transaction stays within 40. */
const BONDS_AT_ONCE = 3

/**
 * Releases or refuses bonds that wait, a few in each transaction, with the record of who did it. The same request again
 * goes on where it stopped, and is told what it did.
 * @throws DomainError CASE_NOT_FOUND, CASE_SETTLED when nothing of what was named waits any more
 */
export async function decideCase(
  context: Context,
  deciding: CaseDecisionInput,
): Promise<{ decided: number; left: number }> {
  const { caseId, bondIds } = deciding
  const begun = await findDecision(context, caseId)
  const waiting = await listWaitingOfCase(context.db, caseId, WAITING_MAX)
  const isWanted = ({ _id }: Verdict) => !bondIds || bondIds.includes(_id)
  const chosen = waiting.filter(isWanted).slice(0, DECIDE_MAX)
  const planned = begun ? (begun.planned ?? []) : chosen.map(({ _id }) => _id)
  const open = waiting.filter(({ _id }) => planned.includes(_id))
  // With nothing to decide, one part says why.
  for (let from = 0; from < open.length || (from === 0 && !begun); from += BONDS_AT_ONCE) {
    const part = open.slice(from, from + BONDS_AT_ONCE)
    const after = waiting.filter((verdict) => !part.includes(verdict) && !open.slice(0, from).includes(verdict))
    const isFirst = from === 0 && !begun
    await decidePart(context, deciding, { planned, part, isFirst, lapsesAt: earliest(after) })
  }
  const made = await findDecision(context, caseId)
  // Another decision was quicker and took every bond in between; asked again, this one finds that out.
  if (!made) throw new DomainError('BUSY')
  return { decided: made.bonds, left: made.left }
}

interface Part {
  planned: string[]
  part: Verdict[]
  isFirst: boolean
  lapsesAt: number | null
}

async function decidePart(context: Context, deciding: CaseDecisionInput, { planned, part, isFirst, lapsesAt }: Part) {
  const { caseId, decision } = deciding
  const audited = { action: 'referral.decideCase', subject: caseId, storeId: null }
  await changeOnce(context, { ...audited, part: isFirst ? undefined : part[0]?._id }, async (tx) => {
    const held = await findCase(tx, caseId)
    if (!held) throw new DomainError('CASE_NOT_FOUND')
    const counts = { decided: 0, gone: 0, later: 0 }
    for (const { _id } of part) counts[await settleBond(tx, context, _id, decision)] += 1
    if (isFirst && counts.decided + counts.gone === 0) throw new DomainError('CASE_SETTLED')
    const rest = settled(held, { decision: 'lapsed', count: counts.gone, lapsesAt }, context.now)
    await saveCase(tx, decidedCase(rest, { ...deciding, planned, bonds: counts.decided, lapsesAt }, context))
  })
}

async function findDecision({ db, requestId }: Context, caseId: string): Promise<StoredDecision | undefined> {
  return (await findCase(db, caseId))?.decisions.find((made) => made.requestId === requestId)
}

/** Gives what nobody has decided in time. Answers whether there was anything to give. */
export async function lapseBond(context: Context, { _id, caseId }: Verdict): Promise<boolean> {
  if (caseId === null) return false
  const others = (await listWaitingOfCase(context.db, caseId, WAITING_MAX)).filter((verdict) => verdict._id !== _id)
  return context.db.transaction(async (tx) => {
    const verdict = await findVerdict(tx, _id)
    if (verdict?.standing !== 'waiting' || (verdict.heldUntilAt ?? 0) > context.now) return false
    await saveVerdict(tx, { ...verdict, standing: 'lapsed', heldUntilAt: null })
    if ((await findBond(tx, _id))?.state === 'held') await releaseBond(context, tx, _id)
    const held = await findCase(tx, caseId)
    if (held)
      await saveCase(tx, settled(held, { decision: 'lapsed', count: 1, lapsesAt: earliest(others) }, context.now))
    const audit = { action: 'referral.lapse', subject: _id, actor: 'timer', storeId: null, at: context.now }
    await insertAudit(tx, { _id: `referral.lapse:${_id}`, ...audit })
    return true
  })
}

/**
 * `gone`: the bond has ended in the meantime, by a refund or because the friend left, so there is nothing to decide.
 * `later`: it is being held at this moment.
 */
async function settleBond(tx: Tx, context: Context, bondId: string, decision: CaseDecisionInput['decision']) {
  const [verdict, bond] = [await findVerdict(tx, bondId), await findBond(tx, bondId)]
  if (verdict?.standing !== 'waiting' || bond?.state === 'qualified') return 'later'
  if (bond?.state !== 'held') {
    await saveVerdict(tx, { ...verdict, standing: 'lapsed', heldUntilAt: null })
    return 'gone'
  }
  const isReleased = decision === 'release'
  await saveVerdict(tx, { ...verdict, standing: isReleased ? 'released' : 'refused', heldUntilAt: null })
  await (isReleased ? releaseBond : refuseBond)(context, tx, bondId)
  return 'decided'
}

function decidedCase(
  held: ReferralCase,
  {
    decision,
    planned,
    bonds,
    lapsesAt,
    by,
    note,
  }: CaseDecisionInput & Pick<Part, 'planned' | 'lapsesAt'> & { bonds: number },
  { now, requestId }: Context,
): ReferralCase {
  const how = decision === 'release' ? ('released' as const) : ('refused' as const)
  const after = settled(held, { decision: how, count: bonds, lapsesAt }, now)
  const before = after.decisions.find((made) => made.requestId === requestId)
  const all = (before?.bonds ?? 0) + bonds
  const made: StoredDecision = { requestId, decision: how, bonds: all, left: after.open, by, note, at: now }
  if (planned.length > BONDS_AT_ONCE) made.planned = planned
  const others = after.decisions.filter((other) => other !== before)
  return { ...after, decisions: [...others, made].slice(-DECISIONS_MAX) }
}

function earliest(waiting: readonly Verdict[]): number | null {
  const ends = waiting.map(({ heldUntilAt }) => heldUntilAt).filter((at) => at !== null)
  return ends.length === 0 ? null : Math.min(...ends)
}
