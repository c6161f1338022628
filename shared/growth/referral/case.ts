import type { BondFacts } from './signals/facts'
import type { Signal, SignalKey } from './signals/signal'

/** What the bonds of a case have in common. */
export const CASE_KINDS = ['ring', 'device', 'payment', 'network', 'inviter'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** How a held bond ended; null while it waits. */
export const CASE_DECISIONS = ['released', 'refused', 'lapsed'] as const
export type CaseDecision = (typeof CASE_DECISIONS)[number]

/** As many bonds as one decision covers; the rest of a large case takes another. */
export const DECIDE_MAX = 20

export interface CaseKey {
  kind: CaseKind
  /** A member's id, or the keyed hash that is shared. */
  subject: string
}

const BY_DEVICE: readonly SignalKey[] = ['sameDevice', 'sharedDevice', 'repeatedDevice']
const BY_PAYMENT: readonly SignalKey[] = ['samePayer', 'sharedPayer', 'sameAddress', 'sharedAddress']
const BY_NETWORK: readonly SignalKey[] = ['sameNetwork', 'networkConcentration']

/**
 * Which case a held bond belongs to: what is hardest to come by through chance decides, so that everything behind one
 * ring, one device or one network is looked at together. What only the inviter's record says is the inviter's case.
 */
export function caseKeyOf(
  { invitee, inviter }: BondFacts,
  signals: readonly Signal[],
  ring: readonly string[],
): CaseKey {
  const against = (keys: readonly SignalKey[]) =>
    signals.some(({ key, contribution }) => contribution > 0 && keys.includes(key))
  const first = [...ring].sort()[0]
  if (first !== undefined) return { kind: 'ring', subject: first }
  if (invitee.device !== null && against(BY_DEVICE)) return { kind: 'device', subject: invitee.device }
  const paidBy = invitee.payer ?? invitee.address
  if (paidBy !== null && against(BY_PAYMENT)) return { kind: 'payment', subject: paidBy }
  if (invitee.network !== null && against(BY_NETWORK)) return { kind: 'network', subject: invitee.network }
  return { kind: 'inviter', subject: inviter.memberId }
}

export const caseIdOf = ({ kind, subject }: CaseKey) => `${kind}:${subject}`
