import type { AppContract } from '#shared/contract'
import { armOf, toRunning } from '#shared/insight/experiment/assigned'
import type { Experiment, Exposure, Measured } from '#shared/insight/experiment/experiment'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { Input } from '#shared/kernel/contract'
import type { Shop } from '../../../../testing/shop'
import { aMember, type Person } from '../../../people/staff/testing/shop-floor'
import { putDays } from '../../lifecycle/testing/put-days'
import { putMember } from '../../score/testing/put-buyers'

type Draft = Input<AppContract['experiment.save']>['draft']

/** Coupons before the check-in for half of the members, judged by who checks in within a week. */
export const aDraft = (change: Partial<Draft> = {}): Draft => ({
  name: '券放前面',
  hypothesis: '一打开就看到券，会有更多人买',
  surface: 'homeOrder',
  arms: [
    { title: '和现在一样', weightPercent: 50, content: 'checkInFirst' },
    { title: '券在前', weightPercent: 50, content: 'couponsFirst' },
  ],
  coveragePercent: 100,
  figure: 'checkIns',
  withinDays: 7,
  changePercent: 20,
  ...change,
})

export async function anExperiment(shop: Shop, change: Partial<Draft> = {}): Promise<string> {
  return (await shop.ops('experiment.save', { baseVersion: 0, draft: aDraft(change) })).experimentId
}

/** Members of whom something is known, so that a plan can be made: some of them came often a good week ago. */
export function putLately(shop: Shop, members = 60): void {
  for (let number = 1; number <= members; number += 1) {
    const memberId = putMember(shop, 500 + number, { identityIds: [] })
    putDays(shop, memberId, number % 3 === 0 ? [8, 6, 5, 3] : [8])
  }
}

export async function aRunning(shop: Shop, change: Partial<Draft> = {}): Promise<string> {
  putLately(shop)
  const experimentId = await anExperiment(shop, change)
  await shop.ops('experiment.start', { experimentId })
  shop.coolDown()
  return experimentId
}

export async function agreeing(shop: Shop): Promise<Person> {
  const member = await aMember(shop)
  await member.call('member.setConsent', { purpose: 'personalization', isGranted: true })
  return member
}

/** As if the member had seen their own arm so many days ago; answers it. Null: they take no part. */
export function putExposure(
  shop: Shop,
  experimentId: string,
  memberId: string,
  ago: number,
  arm?: string,
): string | null {
  const experiment = experimentOf(shop, experimentId)
  const seen = arm ?? armOf(toRunning(experiment), memberId)?.key
  if (!seen) return null
  const day = addDays(businessDayOf(shop.clock.now()), -ago)
  const at = shop.clock.now() - ago * 86_400_000
  shop.database.put('exposures', { _id: `${experimentId}:${memberId}`, experimentId, memberId, arm: seen, at, day })
  return seen
}

export const experimentOf = ({ database }: Pick<Shop, 'database'>, id: string) =>
  database.get('experiments', id) as unknown as Experiment
export const exposureOf = ({ database }: Pick<Shop, 'database'>, id: string, memberId: string) =>
  database.get('exposures', `${id}:${memberId}`) as unknown as Exposure | null
export const measuredOf = ({ database }: Pick<Shop, 'database'>, id: string) =>
  database.get('experiment_results', id) as unknown as Measured | null
