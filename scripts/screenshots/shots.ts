import type { Page } from 'playwright-core'
import type { LocalCloudServer } from '../../local-cloud/server'
import { type Act, asOperator, asPerson } from '../demo/actor'
import { asSignedIn, OWNER } from '../demo/owner'

/** One picture: who holds the phone, which page, and what they do before it is taken. */
export interface Shot {
  name: string
  /** A person of the demo shop; any other name is a new visitor. */
  as: string
  page: string
  /** What the address carries, such as who invited. */
  query?: (server: LocalCloudServer) => Promise<string>
  act?: (page: Page, server: LocalCloudServer) => Promise<void>
}

/** Pages below the top one stay in the document, hidden. */
const seen = (page: Page, text: string | RegExp) =>
  page.getByText(text, { exact: true }).filter({ visible: true }).last()

/** The answers of the shop do not arrive any more; the files of the mini-program do. */
async function goOffline(page: Page): Promise<void> {
  await page.route('**/functions/**', (route) => route.abort())
}

async function checkIn(page: Page): Promise<void> {
  await seen(page, /^签到，得/).click()
  await seen(page, /^已签到，得到/).waitFor()
}

async function lookOfflineAtHome(page: Page): Promise<void> {
  await goOffline(page)
  await seen(page, '会员码').click()
  await seen(page, '首页').click()
  await seen(page, /^显示的是/).waitFor()
}

async function openEmptyOffline(page: Page): Promise<void> {
  await goOffline(page)
  await page.evaluate('localStorage.clear()')
  await page.reload()
  await seen(page, '再试一次').waitFor()
}

async function askToMakeUp(page: Page): Promise<void> {
  await page
    .getByLabel(/可以补签/)
    .last()
    .click()
  await seen(page, '用 1 张补签卡补签').waitFor()
}

/** The card says what tapping it does; a name alone may stand in several places. */
const openCoupon = (title: string) => async (page: Page) => {
  await page
    .getByRole('button', { name: new RegExp(title) })
    .first()
    .click()
  await seen(page, '使用规则').waitFor()
}

const serveMember = (page: Page, server: LocalCloudServer) => serve(page, server, { id: 'lin', name: '林间' })

const codeOf = (member: Act) => member('member.getCode', {}).then(({ code }) => ({ code }))

async function serve(page: Page, server: LocalCloudServer, { id, name }: { id: string; name: string }): Promise<void> {
  const member = asPerson(server, id)
  // Not the first of this half minute: an earlier picture may have used it up.
  const { code } = await member('member.renewCode', await codeOf(member))
  await page.getByRole('textbox', { name: /14 位/ }).fill(code)
  await seen(page, '查找会员').click()
  await seen(page, name).waitFor()
  for (const key of ['4', '6']) await page.getByRole('button', { name: key, exact: true }).click()
}

async function pickGoods(page: Page, server: LocalCloudServer): Promise<void> {
  server.cloud.clock.advance(6 * 60_000)
  await serve(page, server, { id: 'lin', name: '林间' })
  await page.getByRole('button', { name: /^商品/ }).click()
  for (const name of [/^岩骨乌龙 26/, /^桂花糕/, /^桂花糕/]) await page.getByRole('button', { name }).first().click()
}

async function pickedGoods(page: Page, server: LocalCloudServer): Promise<void> {
  await pickGoods(page, server)
  await page.getByRole('tab', { name: /^已选/ }).click()
}

async function quoteGoods(page: Page, server: LocalCloudServer): Promise<void> {
  await pickGoods(page, server)
  await page.getByRole('button', { name: /^下一步/ }).click()
  await page.getByRole('button', { name: /^确认/ }).waitFor()
}

async function quoteMember(page: Page, server: LocalCloudServer): Promise<void> {
  // What an earlier picture has reserved is free again.
  server.cloud.clock.advance(6 * 60_000)
  await serveMember(page, server)
  await page.getByRole('button', { name: /^下一步/ }).click()
  await page.getByRole('button', { name: /^确认核销/ }).waitFor()
}

/** Somebody whose coupons no other picture is about. */
async function sellToMember(page: Page, server: LocalCloudServer): Promise<void> {
  await serve(page, server, { id: 'qiao', name: '乔禾' })
  await page.getByRole('button', { name: /^下一步/ }).click()
  await page.getByRole('button', { name: /^确认/ }).click()
  await seen(page, '撤销这笔').waitFor()
}

async function sayHowItWent(page: Page): Promise<void> {
  await page.getByRole('button', { name: '不需要' }).click()
  await seen(page, '记下').waitFor()
}

async function meetGuest(page: Page, server: LocalCloudServer): Promise<void> {
  server.cloud.clock.advance(6 * 60_000)
  await serve(page, server, { id: 'lin', name: '林间' })
  // On a short phone it stands behind the keys until somebody scrolls to it.
  await page.getByRole('button', { name: '这位客人' }).dispatchEvent('click')
  await seen(page, /^看过这一页/).waitFor()
}

async function firstOccasion(server: LocalCloudServer): Promise<string> {
  const { coming } = await asPerson(server, 'he')('booking.listOpen', {})
  return `id=${coming[0]?.occasionId ?? ''}`
}

async function signUp(page: Page): Promise<void> {
  // The picture of the other size finds the place taken.
  const act = page.getByRole('button', { name: '报名 1 位' })
  if (await act.count()) await act.click()
  await seen(page, /^已报名/).waitFor()
  await lookDown(page)
}

async function openGuests(page: Page, server: LocalCloudServer): Promise<void> {
  const { coming } = await asPerson(server, 'he')('booking.listOpen', {})
  await seen(page, coming.find(({ storeId }) => storeId === 'str_chunxi')?.title ?? '').click()
  await seen(page, '让这位进来').waitFor()
}

async function firstArticle(server: LocalCloudServer): Promise<string> {
  const { articles } = await asPerson(server, 'lin')('article.list', {})
  return `id=${articles[0]?.articleId ?? ''}`
}

async function openCase(page: Page): Promise<void> {
  await page.getByRole('button', { name: /同一台手机/ }).click()
  await seen(page, '放行').waitFor()
}

async function chooseStore(page: Page): Promise<void> {
  await seen(page, '春熙路店').click()
  await page.waitForLoadState('networkidle')
}

async function openPoster(page: Page): Promise<void> {
  await page.getByRole('button', { name: '邀请海报' }).click()
  await page.getByRole('img', { name: /^邀请海报/ }).waitFor()
}

async function lookDown(page: Page): Promise<void> {
  await page.evaluate(`document.querySelectorAll('.taro_page').forEach((page) => page.scrollTo(0, page.scrollHeight))`)
}

async function invitedByLin(server: LocalCloudServer): Promise<string> {
  const { share } = await asPerson(server, 'lin')('referral.getInvite', {})
  return share.path.split('?')[1] ?? ''
}

/** The receipt of something that was just bought, with goods and a delivery; one of them came back. */
async function boughtGoods(server: LocalCloudServer): Promise<string> {
  const [member, clerk] = [asPerson(server, 'lin'), asPerson(server, 'zhou')]
  const { code } = await member('member.renewCode', await codeOf(member))
  const { staff } = await clerk('staff.getMine', {})
  const lines = [
    { category: '绿茶', unitFen: 6_800, quantity: 2 },
    { category: '茶点', unitFen: 1_800, quantity: 1 },
  ]
  const storeId = staff?.stores[0]?.storeId ?? ''
  const order = { memberCode: code, storeId, lines, deliveryFen: 500, payableFen: 15_900, receiptNumber: 'A-20017' }
  await clerk('purchase.confirm', order)
  const { purchases } = await member('purchase.listMine', {})
  const { purchaseId = '', refundedFen = 0 } = purchases[0] ?? {}
  const cake = { kind: 'units' as const, lines: [{ line: 1, quantity: 1 }], isDeliveryBack: false }
  // The picture of the other size has seen to it.
  if (refundedFen === 0) await clerk('purchase.refund', { purchaseId, goods: cake, note: '退货' })
  return `id=${encodeURIComponent(purchaseId)}`
}

/** A receipt of just now, which asks how it was. */
async function boughtJustNow(server: LocalCloudServer, id = 'he'): Promise<string> {
  const [member, clerk] = [asPerson(server, id), asPerson(server, 'zhou')]
  const { code } = await member('member.renewCode', await codeOf(member))
  const { staff } = await clerk('staff.getMine', {})
  const storeId = staff?.stores[0]?.storeId ?? ''
  const { purchase } = await clerk('purchase.record', { memberCode: code, storeId, amountFen: 3_910 })
  return `id=${encodeURIComponent(purchase.purchaseId)}`
}

async function rateLow(page: Page): Promise<void> {
  await seen(page, '2').click()
  await seen(page, '等得久').click()
}

async function answeredTaste(server: LocalCloudServer): Promise<string> {
  const answers = [
    { key: 'tea', choices: ['oolong', 'flower'] },
    { key: 'sweet', choices: ['less'] },
  ]
  await asPerson(server, 'su')('question.answer', { formKey: 'taste', answers })
  return ''
}

async function pickTea(page: Page): Promise<void> {
  for (const tea of ['乌龙', '加奶的']) await seen(page, tea).click()
}

/** A low mark with words, and what the shop answered. */
async function answeredThread(server: LocalCloudServer): Promise<string> {
  const bought = await boughtJustNow(server, 'qiao')
  const purchaseId = decodeURIComponent(bought.slice('id='.length))
  const mark = { purchaseId, score: 2, reasons: ['等得久', '味道'], text: '桂花糕偏甜，等了 15 分钟。' }
  const { rating } = await asPerson(server, 'qiao')('feedback.rate', mark)
  const { feedbackId } = rating
  const text = '那天下午只排了一个人，让你久等了。桂花糕从这周起减了两成糖，柜台也多排了一位。'
  await asOperator(server)('feedback.answer', { feedbackId, text, by: '周小满' })
  return `id=${encodeURIComponent(feedbackId)}`
}

/** Changes what everybody sees from then on: for the last picture. */
async function closeProgramme(page: Page, server: LocalCloudServer): Promise<void> {
  const ops = asOperator(server)
  const { value } = await ops('settings.get', { setting: 'referral' })
  if ((value as { isOpen: boolean }).isOpen) {
    const closed = { setting: 'referral', value: { ...(value as object), isOpen: false }, by: '王运营', note: '结束' }
    const { proposalId } = (await ops('settings.propose', closed)).proposal
    await (await asSignedIn(server, OWNER.id))('settings.approve', { proposalId })
    await ops('settings.apply', { proposalId, by: '王运营' })
    await server.runner.stopInstances('rules changed')
  }
  await page.reload()
  await seen(page, '现在没有邀请活动').waitFor()
}

async function openEntrance(page: Page): Promise<void> {
  await page.getByRole('button', { name: '春熙路店门口' }).click()
  await page.getByRole('img', { name: /小程序码$/ }).waitFor()
}

/** What lin has exchanged; the picture of the other size finds the same. */
async function exchanged(server: LocalCloudServer) {
  const lin = asPerson(server, 'lin')
  const { pickUps } = await lin('points-shop.listPickUps', {})
  const known = pickUps.find(({ status }) => status === 'waiting')
  if (known) return known
  return (await lin('points-shop.exchange', { goodsId: 'gds_two-cakes', storeId: 'str_chunxi' })).pickUp
}

const openExchange = async (page: Page) => {
  await page
    .getByRole('button', { name: /^兑换(桂花|茶点|请)/ })
    .first()
    .click()
  await page.getByRole('button', { name: /积分兑换$/ }).waitFor()
}

/** The pictures after it are of another day: it stands near the end. */
async function aYearLater(server: LocalCloudServer): Promise<string> {
  server.cloud.clock.freeze(Date.parse('2027-01-10T15:00:00+08:00'))
  return ''
}

export const SHOTS: readonly Shot[] = [
  { name: 'home', as: 'lin', page: 'home' },
  { name: 'home-new', as: 'first-visitor', page: 'home' },
  { name: 'home-checked-in', as: 'second-visitor', page: 'home', act: checkIn },
  { name: 'home-amber', as: 'he', page: 'home' },
  { name: 'home-offline', as: 'lin', page: 'home', act: lookOfflineAtHome },
  { name: 'home-error', as: 'lin', page: 'home', act: openEmptyOffline },
  { name: 'coupons', as: 'lin', page: 'coupons' },
  { name: 'coupon-centre', as: 'lin', page: 'coupon-centre' },
  { name: 'coupon', as: 'lin', page: 'coupons', act: openCoupon('翡翠茶券') },
  { name: 'coupon-not-now', as: 'lin', page: 'coupons', act: openCoupon('周末茶券') },
  { name: 'code', as: 'lin', page: 'code' },
  { name: 'check-in', as: 'lin', page: 'check-in' },
  { name: 'check-in-newcomer', as: 'su', page: 'check-in' },
  { name: 'check-in-make-up', as: 'lin', page: 'check-in', act: askToMakeUp },
  { name: 'points', as: 'lin', page: 'points' },
  { name: 'points-shop', as: 'lin', page: 'points-shop' },
  { name: 'points-shop-exchange', as: 'lin', page: 'points-shop', act: openExchange },
  {
    name: 'pick-up',
    as: 'lin',
    page: 'points-shop/pick-up',
    query: async (server) => `id=${(await exchanged(server)).pickUpId}`,
  },
  { name: 'pick-ups', as: 'lin', page: 'points-shop/history' },
  {
    name: 'staff-hand-over',
    as: 'zhou',
    page: 'staff/pick-up',
    query: async (server) => `code=${(await exchanged(server)).code}`,
  },
  { name: 'stores', as: 'lin', page: 'stores' },
  { name: 'store', as: 'lin', page: 'stores/detail', query: async () => 'id=str_chunxi' },
  { name: 'purchases', as: 'lin', page: 'purchases' },
  { name: 'purchases-none', as: 'fifth-visitor', page: 'purchases' },
  { name: 'receipt', as: 'lin', page: 'purchases/receipt', query: boughtGoods },
  { name: 'receipt-low', as: 'he', page: 'purchases/receipt', query: (server) => boughtJustNow(server), act: rateLow },
  { name: 'feedback-thread', as: 'qiao', page: 'feedback/thread', query: answeredThread },
  { name: 'feedback', as: 'qiao', page: 'feedback' },
  { name: 'questions', as: 'su', page: 'questions', query: answeredTaste },
  { name: 'question-form', as: 'he', page: 'questions/form', query: async () => 'key=taste', act: pickTea },
  { name: 'feedback-write', as: 'qiao', page: 'feedback/write' },
  { name: 'inbox', as: 'lin', page: 'inbox' },
  { name: 'reminders', as: 'lin', page: 'reminders' },
  { name: 'tasks', as: 'lin', page: 'tasks' },
  { name: 'tasks-down', as: 'lin', page: 'tasks', act: lookDown },
  { name: 'occasions', as: 'lin', page: 'booking' },
  { name: 'occasion', as: 'lin', page: 'booking/occasion', query: firstOccasion },
  { name: 'occasion-signed-up', as: 'su', page: 'booking/occasion', query: firstOccasion, act: signUp },
  { name: 'staff-door', as: 'zhou', page: 'booking/door', act: openGuests },
  { name: 'articles', as: 'lin', page: 'article' },
  { name: 'article', as: 'lin', page: 'article/read', query: firstArticle },
  { name: 'article-down', as: 'lin', page: 'article/read', query: firstArticle, act: lookDown },
  { name: 'tiers', as: 'lin', page: 'tiers' },
  { name: 'tiers-amber', as: 'he', page: 'tiers' },
  { name: 'me', as: 'lin', page: 'me' },
  { name: 'me-down', as: 'lin', page: 'me', act: lookDown },
  { name: 'me-staff', as: 'zhou', page: 'me' },
  { name: 'profile', as: 'lin', page: 'profile' },
  { name: 'privacy', as: 'lin', page: 'privacy' },
  { name: 'staff-find', as: 'zhou', page: 'staff/counter' },
  { name: 'staff-counter', as: 'zhou', page: 'staff/counter', act: serveMember },
  { name: 'staff-goods', as: 'zhou', page: 'staff/counter', act: pickGoods },
  { name: 'staff-goods-picked', as: 'zhou', page: 'staff/counter', act: pickedGoods },
  { name: 'staff-goods-quote', as: 'zhou', page: 'staff/counter', act: quoteGoods },
  { name: 'staff-quote', as: 'zhou', page: 'staff/counter', act: quoteMember },
  { name: 'staff-done', as: 'zhou', page: 'staff/counter', act: sellToMember },
  { name: 'staff-today', as: 'chen', page: 'staff/today', act: chooseStore },
  { name: 'staff-team', as: 'chen', page: 'staff/team', act: chooseStore },
  { name: 'staff-follow-ups', as: 'zhou', page: 'staff/follow-ups' },
  { name: 'staff-follow-ups-down', as: 'zhou', page: 'staff/follow-ups', act: lookDown },
  { name: 'staff-follow-ups-ended', as: 'zhou', page: 'staff/follow-ups', act: sayHowItWent },
  { name: 'staff-guest', as: 'zhou', page: 'staff/counter', act: meetGuest },
  { name: 'staff-own-code', as: 'zhou', page: 'staff/own-code' },
  { name: 'staff-join', as: 'su', page: 'staff/join' },
  { name: 'operator-board', as: 'shen', page: 'operator/board' },
  { name: 'operator-retention', as: 'shen', page: 'operator/retention' },
  { name: 'operator-funnel', as: 'shen', page: 'operator/funnel' },
  { name: 'operator-completeness', as: 'shen', page: 'operator/completeness' },
  { name: 'operator-reviews', as: 'shen', page: 'operator/reviews' },
  { name: 'operator-visits', as: 'shen', page: 'operator/visits' },
  { name: 'operator-review-case', as: 'shen', page: 'operator/reviews', act: openCase },
  { name: 'home-invited', as: 'third-visitor', page: 'home', query: invitedByLin },
  { name: 'invite', as: 'lin', page: 'invite' },
  { name: 'invite-friends', as: 'lin', page: 'invite', act: lookDown },
  { name: 'invite-poster', as: 'lin', page: 'invite', act: openPoster },
  { name: 'invite-new', as: 'fourth-visitor', page: 'invite', act: lookDown },
  { name: 'operator-channels', as: 'shen', page: 'operator/channels' },
  { name: 'operator-entrances', as: 'shen', page: 'operator/entrances' },
  { name: 'operator-entrance', as: 'shen', page: 'operator/entrances', act: openEntrance },
  { name: 'year', as: 'lin', page: 'year', query: aYearLater },
  { name: 'invite-closed', as: 'lin', page: 'invite', act: closeProgramme },
]
