import type { Reward } from '#shared/ledger/points/reward'
import type { ReadContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { getTemplate } from '../../loyalty/coupon/coupon.face'

/** Rewards as members see them: a coupon by its title. */
export async function rewardViews(context: ReadContext, rewards: readonly Reward[]) {
  const keys = new Set(rewards.flatMap(({ couponKey }) => couponKey ?? []))
  const titles = new Map<string, string>()
  for (const key of keys) titles.set(key, await titleOf(context, key))
  return rewards.map(({ couponKey, ...reward }) => ({
    ...reward,
    couponTitle: couponKey === null ? null : (titles.get(couponKey) ?? null),
  }))
}

async function titleOf(context: ReadContext, key: string): Promise<string> {
  try {
    return (await getTemplate(context, `tpl_${key}`)).rules.title
  } catch (error) {
    // The shop has taken the template away; a person is told when the coupon cannot be given.
    if (error instanceof DomainError && error.code === 'TEMPLATE_NOT_FOUND') return '一张券'
    throw error
  }
}
