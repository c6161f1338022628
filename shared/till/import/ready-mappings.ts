import { plainHeading } from './cell'
import { guessColumns } from './headings'
import { type Columns, type Mapping, PLAIN_MAPPING } from './mapping'

/** A system whose files were seen: known by headings that no other has. */
export interface ReadyMapping {
  key: string
  title: string
  known: readonly string[]
  columns: Columns
  options?: Partial<Omit<Mapping, 'columns'>>
}

export const READY_MAPPINGS: readonly ReadyMapping[] = [
  {
    key: 'wechat-pay',
    title: '微信支付商户账单',
    known: ['商户订单号', '用户标识', '交易状态', '应结订单金额'],
    columns: {
      ...{ member: '用户标识', receipt: '商户订单号', date: '交易时间', amount: '应结订单金额', refunded: '退款金额' },
      ...{ state: '交易状态', refundNumber: '商户退款单号', refundState: '退款状态', currency: '货币种类' },
    },
  },
  {
    key: 'alipay',
    title: '支付宝商家账单',
    known: ['商户订单号', '业务类型', '对方账户', '商家实收'],
    columns: {
      ...{ member: '对方账户', receipt: '商户订单号', date: '完成时间', amount: '商家实收（元）', state: '业务类型' },
      refundNumber: '退款批次号/请求号',
    },
  },
  {
    key: 'meituan',
    title: '美团管家店内订单明细',
    known: ['支付合计', '退单标识', '会员', '订单号'],
    columns: {
      ...{ member: '会员', receipt: '订单号', date: '结账时间', amount: '支付合计（元）', state: '订单状态' },
      ...{ flag: '退单标识', store: '门店' },
    },
  },
  {
    key: 'youzan',
    title: '有赞订单报表',
    known: ['订单实付金额', '买家付款时间', '买家手机号', '订单号'],
    columns: {
      ...{ member: '买家手机号', receipt: '订单号', date: '买家付款时间', amount: '订单实付金额', shipping: '运费' },
      ...{ refunded: '订单已退款金额', state: '订单状态', store: '归属店铺' },
    },
  },
  {
    key: 'pospal-articles',
    title: '银豹商品销售流水',
    known: ['流水号', '销售时间', '商品总价', '实收金额', '会员卡号'],
    columns: {
      ...{ member: '会员卡号', receipt: '流水号', date: '销售时间', amount: '实收金额', article: '商品名称' },
      ...{ quantity: '销售数量' },
    },
    options: { rows: 'articles' },
  },
  {
    key: 'pospal-members',
    title: '银豹会员消费明细',
    known: ['会员', '日期', '实收金额', '类型'],
    columns: { member: '会员', date: '日期', amount: '实收金额', state: '类型' },
  },
  {
    key: 'jd',
    title: '京东订单',
    known: ['订购数量', '京东价', '应付金额', '下单帐号'],
    columns: {
      ...{ member: '下单帐号', receipt: '订单号', date: '下单时间', amount: '应付金额', state: '订单状态' },
      ...{ article: '商品名称', articleKey: '商品ID', quantity: '订购数量', unitPrice: '京东价' },
    },
    options: { rows: 'repeated' },
  },
  {
    key: 'taobao',
    title: '淘宝天猫订单',
    known: ['买家会员名', '买家实际支付金额', '订单付款时间'],
    columns: {
      ...{ member: '买家会员名', receipt: '订单编号', date: '订单付款时间', amount: '买家实际支付金额' },
      ...{ state: '订单状态', phone: '联系手机', shipping: '买家应付邮费' },
    },
  },
  {
    key: 'shopify',
    title: 'Shopify 订单',
    known: ['name', 'financial status', 'paid at', 'lineitem name'],
    columns: {
      ...{ member: 'Email', receipt: 'Name', date: 'Paid at', amount: 'Total', phone: 'Phone', shipping: 'Shipping' },
      ...{ refunded: 'Refunded Amount', state: 'Financial Status', currency: 'Currency' },
      ...{
        article: 'Lineitem name',
        quantity: 'Lineitem quantity',
        unitPrice: 'Lineitem price',
        articleKey: 'Lineitem sku',
      },
    },
    options: { rows: 'first' },
  },
  {
    key: 'square',
    title: 'Square 商品明细',
    known: ['transaction id', 'event type', 'net sales', 'customer id'],
    columns: {
      ...{ member: 'Customer ID', receipt: 'Transaction ID', date: 'Date', time: 'Time', amount: 'Net Sales' },
      ...{ state: 'Event Type', store: 'Location', article: 'Item', quantity: 'Qty', articleKey: 'SKU' },
    },
    options: { rows: 'articles' },
  },
  {
    key: 'loyverse',
    title: 'Loyverse 小票',
    known: ['receipt number', 'receipt type', 'total collected', 'customer contacts'],
    columns: {
      ...{ member: 'Customer name', receipt: 'Receipt number', date: 'Date', amount: 'Total collected' },
      ...{ state: 'Receipt type', phone: 'Customer contacts', store: 'Store' },
      flag: 'Status',
    },
  },
]

export interface Guess {
  /** The system whose file it seems to be; null where headings were taken one by one. */
  system: { key: string; title: string } | null
  mapping: Mapping
}

/** What the headings suggest: a person confirms it. */
export function guessMapping(head: readonly string[]): Guess {
  const plain = new Set(head.map(plainHeading))
  const ready = READY_MAPPINGS.find(({ known }) => known.every((name) => plain.has(plainHeading(name))))
  if (ready) {
    const has = ([, name]: [string, string | undefined]) => name !== undefined && plain.has(plainHeading(name))
    const columns = Object.fromEntries(Object.entries(ready.columns).filter(has)) as Columns
    const { key, title, options } = ready
    return { system: { key, title }, mapping: { ...PLAIN_MAPPING, ...options, columns } }
  }
  const columns = guessColumns(head)
  const rows = columns.receipt !== undefined && columns.article !== undefined ? 'articles' : 'purchase'
  return { system: null, mapping: { ...PLAIN_MAPPING, rows, columns } }
}
