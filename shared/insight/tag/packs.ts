import type { TagKind } from '#shared/ledger/account/portrait'
import type { TagCondition } from './language'
import type { TagRule } from './tag'

/** Ready tags for a trade: what is often, late and much differs from shop to shop, and each is only a beginning. */
export interface TagPack {
  key: string
  name: string
  tags: TagRule[]
}

interface Trade {
  key: string
  name: string
  /** Days between two visits of somebody who comes as one usually does. */
  gapDays: number
  /** A small and a large purchase, in fen. */
  smallFen: number
  largeFen: number
}

const TRADES: readonly Trade[] = [
  { key: 'tea', name: '茶饮', gapDays: 7, smallFen: 1500, largeFen: 4000 },
  { key: 'coffee', name: '咖啡', gapDays: 4, smallFen: 2000, largeFen: 5000 },
  { key: 'bakery', name: '烘焙', gapDays: 7, smallFen: 2000, largeFen: 8000 },
  { key: 'snack', name: '快餐', gapDays: 5, smallFen: 2000, largeFen: 5000 },
  { key: 'dinner', name: '正餐', gapDays: 20, smallFen: 10_000, largeFen: 40_000 },
  { key: 'salon', name: '美发美容', gapDays: 35, smallFen: 8000, largeFen: 40_000 },
  { key: 'grocery', name: '生鲜便利', gapDays: 4, smallFen: 2000, largeFen: 10_000 },
  { key: 'pet', name: '宠物', gapDays: 30, smallFen: 5000, largeFen: 30_000 },
  { key: 'flower', name: '花店', gapDays: 30, smallFen: 5000, largeFen: 20_000 },
  { key: 'book', name: '书店', gapDays: 40, smallFen: 3000, largeFen: 15_000 },
]

export const TAG_PACKS: readonly TagPack[] = TRADES.map((trade) => ({
  key: trade.key,
  name: trade.name,
  tags: tagsOf(trade),
}))

/** What the shop has, with those of a pack that it does not have yet. */
export function withPack(tags: readonly TagRule[], pack: TagPack): TagRule[] {
  const isFree = ({ key, name }: TagRule) => !tags.some((tag) => tag.key === key || tag.name === name)
  return [...tags, ...pack.tags.filter(isFree)]
}

function tagsOf({ key, name, gapDays, smallFen, largeFen }: Trade): TagRule[] {
  const tag = (kind: TagKind, part: string, words: string, when: TagCondition): TagRule => ({
    key: `${key}-${part}`,
    name: `${name}·${words}`,
    kind,
    by: 'rule',
    when,
  })
  const boughtIn = (withinDays: number, min = 1): TagCondition => ({ kind: 'bought', withinDays, count: { min } })
  const did = (event: 'coupon.redeemed' | 'article.read' | 'booking.attended' | 'check-in.performed', min: number) =>
    ({ kind: 'performed', events: [event], withinDays: 90, min }) satisfies TagCondition
  const [late, long] = [2 * gapDays, Math.min(6 * gapDays, 360)]
  return [
    tag('behavior', 'often', '很勤', boughtIn(3 * gapDays, 5)),
    tag('behavior', 'on-time', '按时来', all(boughtIn(late), not(boughtIn(3 * gapDays, 5)))),
    tag('behavior', 'late', '该来没来', all(boughtIn(long), not(boughtIn(late)))),
    tag('behavior', 'away', '很久没来', { kind: 'last', of: 'purchase', when: { overDays: long } }),
    tag('behavior', 'coupon', '常用券', did('coupon.redeemed', 2)),
    tag('behavior', 'check-in', '常签到', did('check-in.performed', 12)),
    tag('behavior', 'reader', '爱看内容', did('article.read', 2)),
    tag('behavior', 'goer', '爱参加活动', did('booking.attended', 1)),
    tag('behavior', 'looking', '只签到没消费', all({ kind: 'lifecycle', in: ['active'] }, number({ max: 0 }))),
    tag('behavior', 'lively', '参与度高', { kind: 'engagement', min: 60 }),
    tag('value', 'small', '小单', { kind: 'number', field: 'averageFen', min: 1, max: smallFen }),
    tag('value', 'middle', '中单', { kind: 'number', field: 'averageFen', min: smallFen + 1, max: largeFen - 1 }),
    tag('value', 'large', '大单', { kind: 'number', field: 'averageFen', min: largeFen }),
    tag('value', 'month', '这个月花得多', { kind: 'bought', withinDays: 30, sumFen: { min: 3 * largeFen } }),
    tag('value', 'keep', '要留住', all({ kind: 'lifecycle', in: ['atRisk'] }, number({ min: 6 }))),
    tag('basic', 'fresh', '新来的', all({ kind: 'joined', when: { withinDays: long } }, number({ max: 1 }))),
  ]
}

function all(...of: TagCondition[]): TagCondition {
  return { kind: 'all', of }
}

function not(of: TagCondition): TagCondition {
  return { kind: 'not', of }
}

function number(range: { min?: number; max?: number }): TagCondition {
  return { kind: 'number', field: 'purchaseCount', ...range }
}
