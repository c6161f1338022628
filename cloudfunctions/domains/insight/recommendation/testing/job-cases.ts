import { type JobKillCase, tickJob } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { putMember } from '../../score/testing/put-buyers'
import { putBasket } from './bought-baskets'

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
]
