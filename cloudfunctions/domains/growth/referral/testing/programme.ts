import type { Bond } from '#shared/growth/referral/bond'
import { defaultReferralRules, type ReferralRules } from '#shared/growth/referral/rules'
import type { Phone, Shop } from '../../../../testing/shop'
import { timerContext } from '../../../../testing/timer-context'
import { sweepOutboxJob } from '../../../base/facts/facts.jobs'
import { runJob } from '../../../base/job/job.service'
import { forgetRules } from '../../../base/settings/rules.service'
import { settleBondsJob } from '../referral.jobs'
import type { Detect } from '../settle.service'

export const DAY_MS = 86_400_000

/** Puts a programme in force, as an operator's proposal would. */
export function openProgramme(shop: Shop, change: Partial<ReferralRules> = {}): ReferralRules {
  const value: ReferralRules = { ...defaultReferralRules, isOpen: true, ...change }
  shop.database.put('settings', { _id: 'referral', version: 2, value, digest: '', by: '王运营', at: 0 })
  forgetRules()
  return value
}

/** Somebody who has joined, with the code that their invitations carry. */
export interface Invitor extends Phone {
  memberId: string
  code: string
}

export async function anInviter(shop: Shop): Promise<Invitor> {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  const { code } = await phone.call('referral.getInvite', {})
  return Object.assign(phone, { memberId, code })
}

/** Somebody new who joins by an invitation. */
export async function aFriend(shop: Shop, code: string): Promise<Phone & { memberId: string }> {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', { entrance: { scene: 1007, inviter: code } })
  return Object.assign(phone, { memberId })
}

export const bondOf = (shop: Shop, memberId: string) =>
  shop.database.get('referrals', memberId) as unknown as Bond | null

const nothingAgainst: Detect = async () => ({ verdict: 'clear' })

/** The jobs that move bonds, once each: what acts have told, then what is due, then the coupons of whom this has counted. */
export async function sweep(shop: Shop, detect: Detect = nothingAgainst): Promise<void> {
  for (const job of [sweepOutboxJob, settleBondsJob(detect), sweepOutboxJob]) {
    await runJob({ ...timerContext(), requestId: shop.newRequestId() }, [job], job.name)
  }
}
