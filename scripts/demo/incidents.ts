import { DAY_MS } from '#shared/kernel/business-day'
import type { Act } from './actor'

const BY = '王运营'
/** What is younger still stands on the first page. */
const LEFT_MS = DAY_MS

/** As a shop does that looks after what it is told: what is older than a day has been looked at, and something was learned. */
export async function settleOldIncidents(ops: Act, now: number): Promise<void> {
  let beforeAt: number | null = null
  do {
    const page: Awaited<ReturnType<typeof openBefore>> = await openBefore(ops, beforeAt)
    for (const { incidentId, state, openedAt } of page.incidents) {
      if (openedAt > now - LEFT_MS) continue
      const turn = { incidentId, by: BY }
      if (state === 'open') await ops('incident.own', turn)
      if (state !== 'solved') await ops('incident.solve', { ...turn, note: '看过店里和渠道，客流自己回来了' })
      await ops('incident.review', { ...turn, note: '天气和节假日，不是小程序的问题' })
    }
    beforeAt = page.nextBeforeAt
  } while (beforeAt !== null)
}

const openBefore = (ops: Act, beforeAt: number | null) =>
  ops('incident.list', { isOpen: true, ...(beforeAt === null ? {} : { beforeAt }) })
