import { plainHeading } from './cell'
import type { Field } from './mapping'

/**
 * Under which headings tills write what, the best first. What is only believed of a system is not in it. 收货人手机号 and its
 * like are missing on purpose: who receives is not who buys.
 */
const HEADINGS: Record<Field, readonly string[]> = {
  receipt: [
    ...[
      '小票号',
      '商户订单号',
      '主订单编号',
      '订单号',
      '订单编号',
      '流水号',
      '账单序号',
      '交易流水号',
      '商家订单号',
      '单据编号',
      '单号',
    ],
    ...['receipt number', 'transaction id', 'order id', 'order number', 'order #', 'receipt', 'receipt_no'],
  ],
  refundNumber: ['商户退款单号', '退款单号', '微信退款单号', '退款批次号/请求号'],
  refundState: ['退款状态'],
  member: [
    ...['会员卡号', '会员编号', '会员号', '顾客编号', '客户编号', '卡号', '用户标识', '会员', '买家会员名', '下单帐号'],
    ...[
      'customer id',
      'customer reference id',
      'customer code',
      'customer number',
      'customer',
      'customer_id',
      'member',
      'email',
    ],
  ],
  phone: [
    ...['买家手机号', '客户手机号', '会员手机号', '手机号', '手机号码', '手机', '联系手机'],
    ...['phone', 'mobile', 'billing phone', 'customer phone'],
  ],
  date: [
    ...[
      '买家付款时间',
      '订单付款时间',
      '付款确认时间',
      '付款时间',
      '结账时间',
      '支付时间',
      '交易时间',
      '完成时间',
      '销售时间',
      '消费日期',
    ],
    ...[
      '消费时间',
      '付款日期',
      '支付日期',
      '结账日期',
      '交易日期',
      '销售日期',
      '日期',
      '时间',
      '营业日期',
      '营业日',
      '单据日期',
      '结束时间',
    ],
    // When it was ordered, where nothing says when it was paid.
    ...['下单时间', '下单日期', '订单创建时间', '创建时间'],
    ...[
      'paid at',
      'paid',
      'payment date',
      'date',
      'closed',
      'transaction date',
      'purchase date',
      'sale date',
      'business date',
      'order date',
      'created at',
    ],
  ],
  time: ['time'],
  amount: [
    ...[
      '订单实付金额',
      '买家实际支付金额',
      '支付合计',
      '应结订单金额',
      '实付金额',
      '实收金额',
      '商家实收',
      '订单应付金额',
      '应付金额',
    ],
    ...['实付', '实收', '实收额', '消费金额', '交易金额', '金额'],
    ...[
      'total collected',
      'total paid',
      'amount paid',
      'total',
      'amount',
      'net total',
      'grand total',
      'order total amount',
      'net sales',
    ],
  ],
  refunded: ['订单已退款金额', '退款金额', '退货金额', 'refunded amount', 'partial refunds'],
  state: [
    ...[
      '交易状态',
      '订单状态',
      '支付状态',
      '付款状态',
      '单据状态',
      '状态',
      '业务类型',
      '交易类型',
      '单据类型',
      '类型',
      '售后状态',
    ],
    ...['financial status', 'receipt type', 'event type', 'order status', 'status', 'transaction status'],
  ],
  flag: ['退单标识', '是否退单', '是否退款', 'void?', 'voided'],
  store: ['门店编号', '机构编码', '门店名称', '门店', '归属店铺', 'location', 'store'],
  currency: ['货币种类', '币种', 'currency'],
  shipping: ['运费', '运费金额', '买家应付邮费', 'shipping'],
  tip: ['小费', 'tip'],
  article: [
    ...['商品名称', '菜品名称', '宝贝标题', '商品标题', '选购商品', '菜名', '品名', '商品'],
    ...['lineitem name', 'item name', 'menu item', 'item'],
  ],
  articleKey: ['商品编码', '商品id', '货号', '商家编码', '菜品编码', '条码', 'lineitem sku', 'sku', 'plu'],
  quantity: ['商品数量', '销售数量', '订购数量', '数量', 'lineitem quantity', 'quantity', 'qty'],
  unitPrice: ['商品单价', '折后单价', '单价', '京东价', 'lineitem price'],
}

const KNOWN = new Set(Object.values(HEADINGS).flatMap((names) => names.map(plainHeading)))

export const isKnownHeading = (cell: string): boolean => KNOWN.has(plainHeading(cell))

/** The best heading of each field that the file has; each column serves once. */
export function guessColumns(head: readonly string[]): Partial<Record<Field, string>> {
  const plain = head.map(plainHeading)
  const taken = new Set<number>()
  const columns: Partial<Record<Field, string>> = {}
  for (const field of Object.keys(HEADINGS) as Field[]) {
    const index = HEADINGS[field]
      .map((name) => plain.indexOf(plainHeading(name)))
      .find((candidate) => candidate >= 0 && !taken.has(candidate))
    if (index === undefined) continue
    taken.add(index)
    columns[field] = head[index]?.trim() ?? ''
  }
  return withTimeApart(head, columns)
}

/** 交易日期 and 交易时间 beside each other are the day and the hour; whether the second has both is seen in its cells. */
function withTimeApart(head: readonly string[], columns: Partial<Record<Field, string>>): typeof columns {
  const stem = plainHeading(columns.date ?? '').replace(/(日期|时间)$/, '')
  const named = (name: string) => head.find((cell) => plainHeading(cell) === name)?.trim()
  const [date, time] = [named(`${stem}日期`), named(`${stem}时间`)]
  if (columns.date === undefined || columns.time !== undefined || date === undefined || time === undefined)
    return columns
  return { ...columns, date, time }
}
