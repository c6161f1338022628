import { NO_COST } from '#shared/base/settings/approval-rules'
import type { Context } from '../../../platform/context'
import type { CostlyAct } from '../../../platform/noun/costly'
import { getSegment, previewCondition, type StoredSegment } from '../../insight/segment/segment.face'
import { countInSegment } from '../../ledger/account/account.face'
import { countMembers } from '../../people/member/member.face'
import type { ExportOrder } from './export.service'

/** An export with full phone numbers needs two persons to agree. With masked phones one person is enough. */
export const phoneListAct: CostlyAct = {
  action: 'export.start',
  title: '导出完整手机号',
  async weigh(context, order: ExportOrder) {
    if (!order.hasPhones) return null
    return {
      sentences: [await whoseOf(context, order), ...limitsOf(order), '文件保留 3 天，每次打开都有记录'],
      cost: NO_COST,
      amount: null,
    }
  },
  resultId: ({ export: made }: { export: { exportId: string } }) => made.exportId,
}

async function whoseOf(context: Context, { segmentId }: ExportOrder): Promise<string> {
  const { db } = context
  if (segmentId === undefined) return `导出会员名单，约 ${roughly(await countMembers(db))} 名，手机号完整`
  const segment = await getSegment(db, segmentId)
  return `导出人群“${segment.name}”的名单，${await sizeOf(context, segment)}会员，手机号完整`
}

/** While its members are still looked for, they are counted by the condition, some seconds long. */
async function sizeOf(context: Context, { _id, state, condition }: StoredSegment): Promise<string> {
  if (state !== 'building') return `约 ${roughly(await countInSegment(context.db, _id))} 名`
  const { members, estimate, nextAfterId } = await previewCondition(context, condition, null)
  const isAll = nextAfterId === null || estimate !== null
  return `${isAll ? '约' : '至少'} ${roughly(estimate?.to ?? members)} 名`
}

function limitsOf({ storeId, fromDay, toDay }: ExportOrder): string[] {
  const days = fromDay || toDay ? [`只要 ${fromDay ?? '开店'} 到 ${toDay ?? '今天'} 的`] : []
  return storeId === undefined ? days : [`只要门店 ${storeId} 的`, ...days]
}

/** Rounds up to two digits, so that a few members who join meanwhile do not make it a different list. */
function roughly(count: number): number {
  const unit = 10 ** Math.max(0, String(count).length - 2)
  return Math.ceil(count / unit) * unit
}
