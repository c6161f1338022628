import type { ActionOutput } from '../../api/request'

type Mapping = ActionOutput<'import.look'>['mapping']

export interface Meaning {
  title: string
  help?: string
}

/** The meanings that a column can have, the required ones first. */
export const MEANINGS = {
  member: { title: '会员号', help: '收银系统里顾客的编号，按它把消费归到一位会员' },
  date: { title: '付款日期' },
  amount: { title: '实付金额', help: '顾客最后付的，含运费和小费' },
  receipt: { title: '小票号', help: '有它，同一笔永远只记一次' },
  phone: { title: '手机号', help: '下单人的，不是收货人的' },
  time: { title: '付款时刻', help: '日期和时刻分两列时才要' },
  refunded: { title: '已退金额' },
  refundNumber: { title: '退款单号' },
  refundState: { title: '退款状态' },
  state: { title: '状态或类型' },
  flag: { title: '退单标识' },
  store: { title: '门店' },
  currency: { title: '币种' },
  shipping: { title: '运费' },
  tip: { title: '小费' },
  article: { title: '商品名称' },
  articleKey: { title: '商品编号' },
  quantity: { title: '数量' },
  unitPrice: { title: '单价' },
} as const satisfies Record<string, Meaning>

export type MeaningKey = keyof typeof MEANINGS
export const MEANING_KEYS = Object.keys(MEANINGS) as MeaningKey[]
export const WANTED: readonly MeaningKey[] = ['member', 'date', 'amount']

const options = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))

export const ROW_OPTIONS = options<Mapping['rows']>({
  purchase: '一行是一笔消费',
  articles: '一行是一件商品，金额是这件的',
  repeated: '一行是一件商品，每行都写整单金额',
  first: '一行是一件商品，只有第一行写整单金额',
})
export const REFUND_OPTIONS = options<Mapping['refunds'][number]>({
  negative: '负数的行',
  state: '状态写着退款的行',
  later: '状态后来变成已退款的订单',
  flag: '退单标识',
  column: '已退金额那一列',
})
export const DATE_OPTIONS = options<Mapping['dateFormat']>({
  auto: '自动认',
  'YYYY-MM-DD': '2026-11-03',
  YYYYMMDD: '20261103',
  'YYYY/M/D': '2026/11/3',
  'D/M/YYYY': '3/11/2026（日在前）',
  'M/D/YYYY': '11/3/2026（月在前）',
})
export const UNIT_OPTIONS = options<Mapping['amountUnit']>({ yuan: '元', fen: '分' })
export const ZERO_OPTIONS = options<Mapping['leadingZeros']>({
  keep: '123 和 00123 是两位',
  drop: '123 和 00123 是同一位',
})
export const GROWTH_OPTIONS = options<'import' | 'purchase'>({
  import: '算在现在，老顾客马上到他的等级',
  purchase: '算在消费的那个月',
})
export const CONSENT_OPTIONS = options<'personalization' | 'marketing'>({
  personalization: '个性化推荐',
  marketing: '活动消息',
})
