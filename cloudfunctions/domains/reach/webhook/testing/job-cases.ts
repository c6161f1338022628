import { type CallOfIncident, withOutcome } from '#shared/reach/webhook/call'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { putIncident } from '../../../insight/incident/testing/put-incident'
import { putCall } from './kept-of-a-person'
import { ALARM, letThrough } from './let-through'

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
      // A call that dies is made no second time: `incident-call.service.test.ts` kills those that are made.
      job: 'tell-incidents',
      when: 'what has come about is told already',
      prepare: async () => {
        const shop = openedShop()
        await letThrough(shop, ALARM)
        shop.clock.advance(HOUR_MS)
        const incidentId = putIncident(shop)
        const at = shop.clock.now()
        const _id = `incident:${ALARM.key}:${incidentId}:opened:${at - HOUR_MS / 2}`
        const of = { memberId: null, incidentId, addressKey: ALARM.key, url: ALARM.url, at, day: '2026-11-22' }
        const call = withOutcome<CallOfIncident>({ _id, ...of, state: 'sent', why: null, status: 204 })
        shop.database.put('webhook_calls', { ...call })
      },
    },
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
