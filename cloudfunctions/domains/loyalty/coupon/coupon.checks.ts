import { nextAfterId } from '../../../platform/db/next-page'
import type { Check } from '../../../platform/noun/check'
import { listOverdue } from './coupon.repository'
import { expireCoupon } from './ending.service'
import { problemsOfStock, problemText } from './stock-audit.service'
import { pageTemplates } from './template.repository'

const TEMPLATES_PER_PAGE = 20
const COUPONS_PER_PAGE = 200
const DAY_MS = 86_400_000

export const stockCheck: Check = {
  name: 'coupon-stock',
  title: '券的库存',
  means:
    '一种券发出去的张数和库存记的不一样，可能多发或少发。先把这种券暂停，再按“券的库存对不上”核对。会员手里的券照常可用。',
  async page(context, afterId) {
    const templates = await pageTemplates(context.db, afterId, TEMPLATES_PER_PAGE)
    const findings: { subject: string; text: string }[] = []
    for (const { shardCount, ...template } of templates) {
      const problems = shardCount === null ? [] : await problemsOfStock(context, { ...template, shardCount })
      if (problems.length > 0) findings.push({ subject: template._id, text: problems.map(problemText).join('；') })
    }
    return { findings, afterId: nextAfterId(templates, TEMPLATES_PER_PAGE), looked: templates.length }
  },
}

export const couponStatusCheck: Check = {
  name: 'coupon-statuses',
  title: '券的状态',
  means: '券已经过期一天以上，状态还是可用或收银中。收银时照样会拒绝，只是会员看着像能用；修复就是把它记为过期。',
  async page(context, afterId) {
    const coupons = await listOverdue(context.db, context.now - DAY_MS, afterId, COUPONS_PER_PAGE)
    const findings = coupons.map(({ _id, status }) => ({
      subject: _id,
      text: `已过期，状态还是“${status === 'locked' ? '收银中' : '可用'}”`,
    }))
    return { findings, afterId: nextAfterId(coupons, COUPONS_PER_PAGE), looked: coupons.length }
  },
  repair: async (context, couponId) => ({
    sentences: ['这张券记为过期，使用记录里多一条“过期”'],
    // It is a transaction of its own, which finds nothing to do when it is done again.
    apply: async () => void (await expireCoupon(context, couponId)),
  }),
}
