import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { type Act, asOperator, asPerson, type DemoShop } from './actor'
import { agreeTo } from './agree'

const REFUND = '退款后券未过期会退回'

/** What a tea house would really give, each kind of offer and each way of getting it once. */
const TEMPLATES: Record<string, object> = {
  'weekend-tea': {
    title: '周末茶券',
    offer: { kind: 'amountOff', amountOffFen: 800 },
    conditions: { minSpendFen: 3000, weekdays: [6, 7] },
    validity: { kind: 'relative', validDays: 30 },
    limits: { stock: 500, perMember: 2 },
    ways: ['claim'],
    texts: { detail: '堂食、外带都可以用', refund: REFUND },
  },
  welcome: {
    title: '新人茶券',
    offer: { kind: 'amountOff', amountOffFen: 500 },
    conditions: { minSpendFen: 2000 },
    validity: { kind: 'relative', validDays: 60 },
    limits: { stock: null },
    ways: ['welcome'],
    texts: { detail: '入会即得', refund: REFUND },
  },
  'jade-monthly': {
    title: '翡翠茶券',
    offer: { kind: 'percentOff', percentOff: 15, maxOffFen: 2000 },
    audience: { tierKeys: ['jade', 'amber', 'ink'] },
    validity: { kind: 'relative', validDays: 30 },
    limits: { stock: 1000 },
    ways: ['claim'],
    texts: { detail: '堂食、外带都可以用', refund: REFUND },
  },
  'old-friend': {
    title: '老友券',
    offer: { kind: 'amountOff', amountOffFen: 1500 },
    conditions: { minSpendFen: 6000 },
    validity: { kind: 'relative', validDays: 30 },
    limits: { stock: 300, perMember: 3 },
    pricePoints: 200,
    ways: ['points'],
    texts: { detail: '用积分兑换', refund: REFUND },
  },
  'oolong-cup': {
    title: '乌龙茶一杯',
    offer: { kind: 'exchange', productName: '乌龙茶', valueFen: 2200, priceFen: 900 },
    conditions: { storeIds: ['str_chunxi', 'str_jianshe'] },
    validity: { kind: 'relative', validDays: 14 },
    limits: { stock: 3 },
    ways: ['claim'],
    texts: { detail: '9 元换购', refund: REFUND },
  },
  'level-up': {
    title: '升级茶礼',
    offer: { kind: 'gift', giftName: '桂花茶包', valueFen: 1500 },
    audience: { tierKeys: ['jade', 'amber', 'ink'] },
    validity: { kind: 'relative', validDays: 60 },
    limits: { stock: null, perMember: null },
    stacking: { group: 'gift' },
    ways: ['tier'],
    texts: { detail: '升到翡翠及以上等级送一份', refund: REFUND },
  },
  birthday: {
    title: '生日桂花糕',
    offer: { kind: 'exchange', productName: '桂花糕', valueFen: 1800, priceFen: 0 },
    audience: { isBirthdayMonth: true },
    validity: { kind: 'relative', validDays: 30 },
    limits: { stock: null, perMember: null },
    ways: ['birthday'],
    grants: { birthdayLeadDays: 3 },
    texts: { detail: '生日前三天到账', refund: REFUND },
  },
  'amber-monthly': {
    title: '琥珀月礼',
    offer: { kind: 'freeDelivery', maxOffFen: 600 },
    audience: { tierKeys: ['amber', 'ink'] },
    validity: { kind: 'relative', validDays: 30 },
    limits: { stock: null, perMember: null },
    stacking: { group: 'delivery' },
    ways: ['monthly'],
    texts: { detail: '琥珀及以上会员每月一张', refund: REFUND },
  },
  'tea-card': {
    title: '茶友卡',
    offer: { kind: 'amountOff', amountOffFen: 1000 },
    conditions: { minSpendFen: 4000 },
    validity: { kind: 'relative', validDays: 90 },
    limits: { stock: 200, perMember: null },
    ways: ['code'],
    texts: { detail: '凭卡片上的兑换码领取', refund: REFUND },
  },
}

/** Opens the coupons as an operator does: proposed by one, approved by another, put in force, then live. */
export async function openCoupons(ops: Act): Promise<void> {
  await openTemplates(ops, TEMPLATES)
}

export async function openTemplates(ops: Act, templates: Record<string, object>): Promise<void> {
  for (const [key, value] of Object.entries(templates)) {
    await agreeTo(ops, `coupon-template:${key}`, value, '开店')
    await ops('coupon.setTemplateState', { templateId: `tpl_${key}`, state: 'live', by: '王运营', note: '开店' })
  }
}

/** What members have by today: a wallet to look at, a template that is sold out, and what comes by itself. */
export async function claimCoupons(server: DemoShop): Promise<void> {
  for (const person of ['he', 'qiao', 'su']) {
    await asPerson(server, person)('coupon.claim', { templateId: 'tpl_oolong-cup' })
  }
  for (const templateId of ['tpl_weekend-tea', 'tpl_jade-monthly']) {
    await asPerson(server, 'lin')('coupon.claim', { templateId })
  }
  const { codes } = await asOperator(server)('coupon.generateCodes', {
    templateId: 'tpl_tea-card',
    count: 20,
    by: '王运营',
    note: '随茶叶礼盒附赠',
  })
  await asPerson(server, 'qiao')('coupon.exchange', { code: codes[0] ?? '' })
  const soon = addDays(businessDayOf(server.cloud.clock.now()), 2)
  const birthday = `1992${soon.slice(4)}` as BusinessDay // 1992 has every day that a year can have.
  await asPerson(server, 'he')('member.updateProfile', { birthday })
  // The night's jobs give what is due this month, and for birthdays.
  await server.timers.fire('jobs', 'tick')
}
