import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { putCall } from './kept-of-a-person'

const HOUR_MS = 3_600_000

/** What the kill matrix of jobs finds here. */
export const webhookJobCases = (openedShop: () => Shop): JobKillCase[] => {
  const aMember = async () => {
    const shop = openedShop()
    const { memberId } = await shop.phone().call('home.open', {})
    return { shop, memberId }
  }
  return [
    {
      job: 'settle-webhook-calls',
      when: 'two calls lost their caller an hour ago',
      prepare: async () => {
        const { shop, memberId } = await aMember()
        const lost = { state: 'sending', status: null, at: shop.clock.now() - HOUR_MS } as const
        putCall(shop, memberId, lost)
        putCall(shop, memberId, { ...lost, _id: 'journey:other:1' })
      },
    },
    {
      job: 'forget-webhook-calls',
      when: 'one call is of last year, and one of just now',
      prepare: async () => {
        const { shop, memberId } = await aMember()
        putCall(shop, memberId, { _id: 'journey:old:1', at: 0, day: '1970-01-01' })
        putCall(shop, memberId)
      },
    },
  ]
}
