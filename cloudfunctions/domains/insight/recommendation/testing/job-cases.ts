import { type JobKillCase, tickJob } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { putMember } from '../../score/testing/put-buyers'
import { putBasket, putProducts } from './bought-baskets'

const JOB = 'learn-goods'

/** What the kill matrix of jobs finds here. */
export const recommendationJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: JOB,
    when: 'some have bought before and one has bought since',
    prepare: async () => {
      const shop = openedShop()
      const [one, other] = [putMember(shop, 1), putMember(shop, 2)]
      putBasket(shop, one, '2026-11-18', ['tea', 'cup'])
      putBasket(shop, other, '2026-11-19', ['tea', 'tin'])
      await tickJob(JOB)
      shop.clock.advance(86_400_000)
      putBasket(shop, other, '2026-11-22', ['cup', 'tin'])
    },
  },
  {
    job: 'find-bundles',
    when: 'two goods are in many baskets together',
    prepare: () => putTogether(openedShop()),
  },
]

/** Thirty baskets of one member: tea with a cup in most of them. */
export function putTogether(shop: Shop): void {
  putProducts(shop, ['tea', 'cup', 'tin', 'jam'])
  const member = putMember(shop, 1)
  for (let day = 1; day <= 20; day += 1) {
    const rest = day % 2 === 0 ? ['tin'] : ['jam']
    putBasket(shop, member, `2026-10-${String(day).padStart(2, '0')}`, day <= 12 ? ['tea', 'cup'] : rest)
  }
}
