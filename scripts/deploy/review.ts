import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { businessDayOf } from '#shared/kernel/business-day'
import { reviewNotes } from '#shared/people/staff/reviewed-pages'
import { PlainError } from '../../local-cloud/plain-error'
import type { Cloud } from './cloud'

const openedSchema = z.object({ invitations: z.array(z.object({ code: z.string() })).min(1), untilAt: z.number() })

/** Opens the store of WeChat's reviewers in a running shop, and answers what goes into the form of the review. */
export async function openReview(cloud: Cloud): Promise<string[]> {
  const { invitations, untilAt } = openedSchema.parse(await ask(cloud, 'staff.openReview'))
  return [
    `演示店已打开，${invitations.length} 个店员邀请码，${businessDayOf(untilAt)} 以前有效，每个能用一次。`,
    '提交审核时，把下面这段填进“测试说明”：',
    '',
    ...reviewNotes(invitations.map(({ code }) => code)),
    '',
    '审核过了：npm run deploy -- review close',
  ]
}

/** Everybody who came by a reviewer's code is out, and no code opens anything any more. */
export async function closeReview(cloud: Cloud): Promise<string[]> {
  await ask(cloud, 'staff.closeReview')
  return ['审核结束：演示店关了，审核的店员都已移除，没有用过的邀请码都作废。']
}

async function ask(cloud: Cloud, action: string): Promise<unknown> {
  const reply: unknown = JSON.parse(await cloud.invoke('ops', { action, input: {}, requestId: randomUUID() }))
  const { ok, data } = reply as { ok?: boolean; data?: unknown }
  if (ok !== true) throw new PlainError(`ops 没有做 ${action}：${JSON.stringify(reply)}`)
  return data
}
