import type { FigureGroup } from '#shared/insight/figure/spec'

interface NextLook {
  to: string
  title: string
  why: string
}

/** Where it is shown what a figure of a group is made of. A group that a newer server has, and this page does not know, has none. */
const NEXT: Record<FigureGroup, NextLook> = {
  sales: { to: '/reports/figures', title: '为什么多了少了', why: '消费金额拆成来的会员、会买的比例、笔数和客单价' },
  people: { to: '/reports/funnel', title: '漏斗', why: '哪一步走掉的人多了' },
  comingBack: { to: '/reports/warnings', title: '流失预警', why: '哪些会员快不来了' },
  coupons: { to: '/coupons', title: '券', why: '哪一张券发得多、用得多' },
  friends: { to: '/channels', title: '渠道与入口', why: '朋友是从哪里来的' },
  voice: { to: '/feedback', title: '会员的意见', why: '会员说了什么' },
  owed: { to: '/coupons', title: '券', why: '还有多少张没用' },
  data: { to: '/reports/completeness', title: '完整度', why: '哪几天的记录没有到' },
}

export const nextLook = ({ group }: { group: string }): NextLook | null =>
  Object.hasOwn(NEXT, group) ? NEXT[group as FigureGroup] : null
