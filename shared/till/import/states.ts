import { isEmptyCell, unguarded } from './cell'

/** What the state, the kind or the flag of a row says of it. */
export type RowState =
  | 'paid'
  | 'notSale'
  /** The row is money going back. */
  | 'back'
  /** The row is a sale of which all has come back since. */
  | 'returned'
  | 'unknown'

// As they stand in the files that were seen. A state that is in none of them counts as paid, and the report says so.
const WORDS: Record<Exclude<RowState, 'unknown'>, readonly string[]> = {
  back: [...['refund', 'revoked', 'return', '退款', '退货', '退单', '销售退货', '冲正', '反结账', 'b']],
  returned: [
    'refunded',
    'returned',
    '已退款',
    '已退货',
    '已退单',
    '全额退款',
    '退款成功',
    '退款完成',
    '全部退款',
    '已全额退款',
  ],
  notSale: [
    ...[
      '已取消',
      '取消',
      '已关闭',
      '交易关闭',
      '订单关闭',
      '待付款',
      '未付款',
      '未支付',
      '待支付',
      '等待买家付款',
      '已作废',
    ],
    ...[
      '作废',
      '挂单',
      'voided',
      'void',
      'pending',
      'cancelled',
      'canceled',
      'expired',
      'unpaid',
      'failed',
      'authorized',
    ],
    ...['nopay', 'notpay', 'closed_unpaid', '支付失败', '充值', '储值'],
  ],
  paid: [
    ...[
      'success',
      'paid',
      'closed',
      'sale',
      'payment',
      'complete',
      'completed',
      'fulfilled',
      'partially_refunded',
      'a',
    ],
    ...[
      '已结账',
      '已完成',
      '交易完成',
      '交易成功',
      '待发货',
      '已发货',
      '已付款',
      '已支付',
      '支付成功',
      '交易',
      '销售',
      '消费',
      '部分退款',
    ],
  ],
}
const STATES = new Map(
  (Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((state) => WORDS[state].map((word) => [word, state] as const)),
)

export function stateOf(cell: string): RowState {
  if (isEmptyCell(cell)) return 'paid'
  return STATES.get(plain(cell)) ?? 'unknown'
}

/** How far the money of a refund row has come. What is not known counts as gone back, as the row says. */
export function refundStateOf(cell: string): 'done' | 'underWay' | 'failed' {
  const text = plain(cell)
  if (/^(fail|failed|change|closed|退款失败|失败|退款异常|退款关闭|已关闭)$/.test(text)) return 'failed'
  return /^(processing|处理中|退款中|退款处理中)$/.test(text) ? 'underWay' : 'done'
}

/** 是, yes, true, 1 and the like. */
export function isFlagged(cell: string): boolean {
  return /^(是|y|yes|true|1|√|✓|已退|退款|退单)$/.test(plain(cell))
}

const plain = (cell: string) => unguarded(cell).normalize('NFKC').trim().toLowerCase()
