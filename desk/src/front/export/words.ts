import type { ExportKind } from '#shared/front/export/export'
import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'
import { dayText } from '../../ui/words'

export type Export = ActionOutput<'export.get'>['export']

const KINDS: Record<ExportKind, string> = {
  members: '会员',
  purchases: '消费',
  'purchase-lines': '消费明细',
  coupons: '券',
  entries: '积分流水',
  segments: '人群名单',
}
const STATUSES: Record<Export['status'], readonly [Tone, string]> = {
  making: ['watch', '正在做'],
  ready: ['good', '可以下载'],
  cancelled: ['plain', '收回了'],
  failed: ['bad', '没有做成'],
  ended: ['plain', '文件已删'],
}

export const KIND_OPTIONS = (Object.keys(KINDS) as ExportKind[]).map((value) => ({ value, label: KINDS[value] }))
/** A newer shop may have kinds and states that this page does not know. */
export const kindTitle = (kind: string): string => KIND_OPTIONS.find(({ value }) => value === kind)?.label ?? kind
export const statusOf = (status: Export['status']): readonly [Tone, string] => STATUSES[status] ?? ['plain', status]

/** '春熙路店 · 11月1日起', or that nothing was left out. */
export function filterText({ filter }: Export, storeName: (storeId: string) => string): string {
  const { storeId, fromDay, toDay, segmentId } = filter
  const parts = [
    storeId === null ? null : storeName(storeId),
    fromDay === null ? null : `${dayText(fromDay)}起`,
    toDay === null ? null : `到${dayText(toDay)}`,
    segmentId === null ? null : '一个人群',
  ]
  return parts.filter((part) => part !== null).join(' · ') || '全部'
}

/** '1.4 MB' */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
