import { DAY_MS } from '#shared/kernel/business-day'
import { partKey } from '#shared/kernel/watched-step'
import type { Send } from '#shared/reach/message/send'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listWhole } from '../../../platform/db/written-since'
import { type StepSource, toStepPage } from '../../../platform/noun/step-source'
import { listSoldSince } from '../../till/purchase/purchase.face'
import { partsOf } from './send-steps.repository'

const sends = collection<Send>('message_sends')

/** Who buys later than this did not come because of it. */
const BOUGHT_WITHIN_MS = DAY_MS

/** Purchases of whoever was reminded in the day before, by the template and the journey of the last reminder; one more read for a page. */
export const buySteps: StepSource = {
  name: 'message-buys',
  async listPassed(db, reading) {
    const page = await listSoldSince(db, reading)
    const before = await sendsBefore(db, page)
    return toStepPage(page, reading, {
      writtenAt: ({ at }) => at,
      toPassed({ memberId, source, at, storeId }) {
        if (source !== 'till') return []
        const reminded = before.get(memberId)?.find((send) => send.at <= at && at - send.at <= BOUGHT_WITHIN_MS)
        if (!reminded) return []
        return [{ step: 'message-buy', at, parts: [...partsOf(reminded), partKey('store', storeId)] }]
      },
    })
  },
}

/** Of these buyers, the newest first. */
async function sendsBefore(db: Db, page: readonly { memberId: string; at: number }[]): Promise<Map<string, Send[]>> {
  const [first, last] = [page[0], page.at(-1)]
  if (!first || !last) return new Map()
  const memberIds = [...new Set(page.map(({ memberId }) => memberId))]
  const at = { gte: first.at - BOUGHT_WITHIN_MS, lte: last.at }
  const found = (await listWhole(db, sends, { memberId: { in: memberIds }, at })).filter(
    ({ state }) => state !== 'refused',
  )
  const byMember = new Map<string, Send[]>()
  for (const send of found.sort((a, b) => b.at - a.at)) {
    byMember.set(send.memberId, [...(byMember.get(send.memberId) ?? []), send])
  }
  return byMember
}
