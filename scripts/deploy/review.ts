import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { businessDayOf } from '#shared/kernel/business-day'
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
    '会员：打开首页即入会，签到、券、积分、会员码、邀请都在首页和“我的”。',
    `店员：我的 → 输入店员邀请码，依次试 ${invitations.map(({ code }) => code).join('、')}；进入后有收银台、今日记录、店员管理，只属于演示店，在这里消费不得积分。`,
    '总部看板、邀请审核是店里的内部页面，附录屏。',
    '运营台登录：我的 → 登录运营台，扫店里电脑上的码，只有被授权的人能登录。',
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
