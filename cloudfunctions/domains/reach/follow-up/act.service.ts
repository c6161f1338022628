import { coversStore, isRoleAtLeast } from '#shared/people/staff/role'
import { type ActDecision, afterEnding, type Doer, decideEnding, decideTaking } from '#shared/reach/follow-up/decide'
import { type FollowUp, newPerson, type Outcome } from '#shared/reach/follow-up/follow-up'
import { followUpRules } from '#shared/reach/follow-up/rules'
import type { StaffContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findHolderId } from '../../people/member/member.face'
import { requireOwnStore } from '../../people/staff/staff.face'
import { toView } from './follow-up.mapper'
import { findFollowUp, saveFollowUp } from './follow-up.repository'
import { membersOf, namesFor } from './list.service'
import { findPerson, savePerson } from './person.repository'

export interface Ref {
  followUpId: string
  storeId: string
}

/** @throws DomainError WRONG_STORE, FOLLOW_UP_NOT_FOUND, FOLLOW_UP_OVER, FOLLOW_UP_TAKEN */
export async function take(context: StaffContext, ref: Ref) {
  await change(context, ref, 'follow-up.take', (followUp, doer) => decideTaking(followUp, doer))
  return answer(context, ref)
}

/** @throws DomainError WRONG_STORE, FOLLOW_UP_NOT_FOUND, FOLLOW_UP_OVER, FOLLOW_UP_TAKEN */
export async function end(context: StaffContext, { outcome, note, ...ref }: Ref & { outcome: Outcome; note: string }) {
  const { now } = context
  const { quietDays } = await rulesInForce(context, followUpRules)
  await change(
    context,
    ref,
    'follow-up.end',
    (followUp, doer) => decideEnding(followUp, doer, { outcome, note }, now),
    async (tx, ended) => {
      const holderId = await findHolderId(tx, ended.memberId)
      // Whoever has left is nobody's guest any more.
      if (holderId === null) return
      const person = (await findPerson(tx, holderId)) ?? newPerson(holderId)
      await savePerson(tx, afterEnding(person, ended, { now, quietDays }))
    },
  )
  return answer(context, ref)
}

async function change(
  context: StaffContext,
  { followUpId, storeId }: Ref,
  action: string,
  decide: (followUp: FollowUp, doer: Doer) => ActDecision,
  andWrite?: (tx: Tx, followUp: FollowUp) => Promise<void>,
): Promise<void> {
  requireOwnStore(context.staff, storeId)
  await changeOnce(context, { action, subject: followUpId, storeId }, async (tx) => {
    const followUp = requireHere(await findFollowUp(tx, followUpId), context, storeId)
    const decision = decide(followUp, doerOf(context))
    if (decision.kind === 'refused') throw new DomainError(decision.reason)
    if (decision.kind === 'unchanged') return
    await saveFollowUp(tx, decision.followUp)
    await andWrite?.(tx, decision.followUp)
  })
}

export function doerOf({ staff }: Pick<StaffContext, 'staff'>): Doer {
  return { staffId: staff.staffId, isManager: isRoleAtLeast(staff.role, 'manager') }
}

/** Of another store it is not there. @throws DomainError FOLLOW_UP_NOT_FOUND */
export function requireHere(
  followUp: FollowUp | null,
  { staff }: Pick<StaffContext, 'staff'>,
  storeId: string,
): FollowUp {
  const isHere = followUp !== null && followUp.storeId === storeId && coversStore(staff, followUp.storeId)
  if (!isHere || followUp.state === 'keptBack' || followUp.state === 'joined')
    throw new DomainError('FOLLOW_UP_NOT_FOUND')
  return followUp
}

export async function answer(context: StaffContext, { followUpId, storeId }: Ref) {
  const followUp = requireHere(await findFollowUp(context.db, followUpId), context, storeId)
  const names = await namesFor(context, [followUp], await membersOf(context, [followUp]))
  return { followUp: toView(followUp, names, context.staff.staffId) }
}
