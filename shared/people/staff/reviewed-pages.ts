/** As whom a reviewer of WeChat comes to a page: anybody, staff of their own store, or headquarters, with samples. */
export type ReviewedAs = 'member' | 'staff' | 'headquarters'

/** Every page of the mini-program and the way to it, in the words of the screens; a test holds it to the program's own list. */
export const REVIEWED_PAGES: Readonly<Record<string, { as: ReviewedAs; way: string }>> = {
  home: { as: 'member', way: '首页' },
  coupons: { as: 'member', way: '券' },
  code: { as: 'member', way: '会员码' },
  me: { as: 'member', way: '我的' },
  'coupon-centre': { as: 'member', way: '券 → 领券中心' },
  coupon: { as: 'member', way: '券 → 点一张' },
  profile: { as: 'member', way: '我的 → 头像' },
  inbox: { as: 'member', way: '我的 → 消息' },
  purchases: { as: 'member', way: '我的 → 我的消费' },
  'purchases/receipt': { as: 'member', way: '我的消费 → 点一笔' },
  year: { as: 'member', way: '我的消费 → 回头看一年' },
  points: { as: 'member', way: '我的 → 积分明细' },
  tiers: { as: 'member', way: '我的 → 会员等级' },
  reminders: { as: 'member', way: '我的 → 提醒' },
  privacy: { as: 'member', way: '我的 → 隐私中心' },
  'check-in': { as: 'member', way: '我的 → 签到日历' },
  invite: { as: 'member', way: '我的 → 邀请有礼' },
  tasks: { as: 'member', way: '我的 → 任务和徽章' },
  'points-shop': { as: 'member', way: '我的 → 积分商城' },
  'points-shop/history': { as: 'member', way: '积分商城 → 兑换记录' },
  'points-shop/pick-up': { as: 'member', way: '兑换记录 → 点一件' },
  stores: { as: 'member', way: '我的 → 门店' },
  'stores/detail': { as: 'member', way: '门店 → 点一家' },
  feedback: { as: 'member', way: '我的 → 意见和答复' },
  'feedback/write': { as: 'member', way: '意见和答复 → 写给店里' },
  'feedback/thread': { as: 'member', way: '意见和答复 → 点一条' },
  booking: { as: 'member', way: '我的 → 活动' },
  'booking/occasion': { as: 'member', way: '活动 → 点一个' },
  article: { as: 'member', way: '我的 → 看茶' },
  'article/read': { as: 'member', way: '看茶 → 点一篇' },
  questions: { as: 'member', way: '我的 → 小问卷和你说过的' },
  'questions/form': { as: 'member', way: '小问卷和你说过的 → 点一份' },
  'staff/join': { as: 'member', way: '我的 → 输入店员邀请码' },
  'staff/counter': { as: 'staff', way: '我的 → 收银台' },
  'staff/today': { as: 'staff', way: '我的 → 今日记录' },
  'staff/follow-ups': { as: 'staff', way: '我的 → 要联系的客人' },
  'booking/door': { as: 'staff', way: '我的 → 活动签到' },
  'staff/own-code': { as: 'staff', way: '我的 → 我的店员码' },
  'staff/team': { as: 'staff', way: '我的 → 店员管理' },
  'staff/pick-up': { as: 'staff', way: '收银台 → 积分商品交货' },
  'desk/sign-in': { as: 'staff', way: '我的 → 登录运营台' },
  'operator/board': { as: 'headquarters', way: '我的 → 经营看板' },
  'operator/channels': { as: 'headquarters', way: '我的 → 渠道报表' },
  'operator/entrances': { as: 'headquarters', way: '我的 → 入口与小程序码' },
  'operator/retention': { as: 'headquarters', way: '经营看板 → 留存与复购' },
  'operator/funnel': { as: 'headquarters', way: '经营看板 → 漏斗' },
  'operator/warnings': { as: 'headquarters', way: '经营看板 → 流失预警' },
  'operator/incidents': { as: 'headquarters', way: '经营看板 → 事件' },
  'operator/approvals': { as: 'headquarters', way: '经营看板 → 待审批' },
  'operator/reviews': { as: 'headquarters', way: '经营看板 → 邀请审核' },
  'operator/visits': { as: 'headquarters', way: '经营看板 → 来访审核' },
  'operator/completeness': { as: 'headquarters', way: '经营看板 → 数据完整率' },
}

/** What goes into the form of the review, as the desk and the deployment show it. */
export function reviewNotes(codes: readonly string[]): string[] {
  return [
    `会员（打开就能用）：${waysOf('member')}。我的里没有的那几行，是店里还没有用上。`,
    `店员：我的 → 输入店员邀请码，依次试 ${codes.join('、')}。然后：${waysOf('staff')}。只属于演示店，在这里消费不得积分；收银台扫另一个微信号的会员码。`,
    `总部：还是那个店员，数字和名字都是样例，点了不会真的办：${waysOf('headquarters')}。`,
    '登录运营台要扫店里电脑上的码，只有被授权的人能登录。',
  ]
}

/** The pages of a row are named together: 我的 → 消息、我的消费. */
function waysOf(wanted: ReviewedAs): string {
  const rows = new Map<string, string[]>()
  for (const { as, way } of Object.values(REVIEWED_PAGES)) {
    if (as !== wanted) continue
    const [last = '', ...before] = way.split(' → ').reverse()
    const from = before.reverse().join(' → ')
    rows.set(from, [...(rows.get(from) ?? []), last])
  }
  return [...rows].map(([from, pages]) => (from === '' ? pages.join('、') : `${from} → ${pages.join('、')}`)).join('；')
}
