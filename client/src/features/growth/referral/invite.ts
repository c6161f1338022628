import type { ActionOutput } from '../../../api/call'

export type Invite = ActionOutput<'referral.getInvite'>
export type Terms = NonNullable<Invite['terms']>
export type Friend = Invite['friends'][number]
export type ClosedReason = NonNullable<Invite['closed']>

/** Whether an invitation sent now would count. */
export function canInvite({ terms, closed }: Pick<Invite, 'terms' | 'closed'>): boolean {
  return terms !== null && closed === null
}
