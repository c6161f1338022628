import type { BusinessDay } from '#shared/kernel/business-day'
import { decideBind, type Inviter } from '../bind'
import type { Bond, QualifyingAct } from '../bond'
import { defaultReferralRules, type ReferralRules } from '../rules'

export const NOW = Date.parse('2026-11-22T15:00:00+08:00')
export const DAY_MS = 86_400_000
export const rules: ReferralRules = { ...defaultReferralRules, isOpen: true }
export const inviter: Inviter = { _id: 'mem_INVITER000', status: 'active' }
export const joining = { memberId: 'mem_FRIEND0000', now: NOW, device: null, network: null, scene: null, storeId: null }

/** As it was written when the friend joined. */
export function aFreshBond(of: ReferralRules = rules): Bond {
  const decision = decideBind(joining, inviter, { rules: of, used: 0 })
  if (decision.kind !== 'bound') throw new Error(decision.why)
  return decision.bond
}

/** A purchase of 30 yuan on the day after, as it stands. */
export function aFact(change: Partial<QualifyingAct> = {}, paidFen = 3_000, isUndone = false) {
  const act: QualifyingAct = {
    kind: 'purchase',
    sourceId: 'p1',
    at: NOW + DAY_MS,
    day: '2026-11-23' as BusinessDay,
    storeId: 'str_east',
    amountFen: 3_000,
    ...change,
  }
  return { act, paidFen, isUndone }
}
