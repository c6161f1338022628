import { recordHead, recordText, wholeText } from './record-text'

const AT = Date.UTC(2026, 10, 18, 6, 32)

test('names fields and values in words, nested ones below their name, ids last', () => {
  const entry = {
    _id: 'purchase:p1',
    memberId: 'mem_1',
    kind: 'earn',
    points: { delta: 46, lots: [{ endsMonth: '2027-11', points: 46 }] },
    reverses: null,
    isGranted: true,
    somethingNew: 'x',
  }
  expect(recordText(entry).split('\n')).toEqual([
    '类型：获得',
    '积分：',
    '　变动：46',
    '　到期批次：',
    '　　到期月份：2027-11',
    '　　积分：46',
    '撤销的流水：无',
    '是否同意：是',
    'somethingNew：x',
    '编号：purchase:p1',
    '会员编号：mem_1',
  ])
})

test.each([
  [
    'entries',
    { at: AT, reason: 'check-in', points: { delta: 5 }, growth: { delta: 1 } },
    '2026-11-18 14:32 · 签到 · +5 积分，+1 成长值',
  ],
  ['entries', { at: AT, reason: 'refund', points: { delta: -5 }, growth: null }, '2026-11-18 14:32 · 退款 · −5 积分'],
  ['check_ins', { at: AT, day: '2026-11-17', kind: 'make-up' }, '2026-11-17 · 补签'],
  ['purchases', { at: AT, amountFen: 4650 }, '2026-11-18 14:32 · ¥46.50'],
  ['events', { at: AT, name: 'page.viewed' }, '2026-11-18 14:32 · 看了页面'],
  ['member_days', { day: '2026-11-17' }, '2026-11-17'],
  ['profile', { nickname: '林间' }, null],
  ['of a newer server', {}, null],
])('heads a record of %s', (kind, record, head) => {
  expect(recordHead(kind, record)).toBe(head)
})

test('a text of all says how much there is, and how much of it stands there', () => {
  const text = wholeText([
    { kind: 'profile', title: '个人资料', count: 1, isComplete: true, nextFrom: null, records: [{ nickname: '林间' }] },
    {
      kind: 'purchases',
      title: '消费记录',
      count: 120,
      isComplete: false,
      nextFrom: 'a',
      records: [{ amountFen: 100 }],
    },
  ])
  expect(text).toBe('【个人资料】1 条\n\n昵称：林间\n\n\n【消费记录】120 条，以下是最近 1 条\n\n金额：¥1.00')
})

test('a record without end does not hang the page', () => {
  const loop: Record<string, unknown> = {}
  loop.note = loop
  expect(recordText(loop).split('\n')).toHaveLength(9)
})

test('a kind that is newer than this phone is called what the function calls it, a word what it is stored as', () => {
  const journeys = { kind: 'journeys', title: '行程', count: 0, isComplete: true, nextFrom: null, records: [] }
  expect(wholeText([journeys])).toBe('【行程】0 条')
  expect(recordText({ kind: 'begun-anew' })).toContain('begun-anew')
  expect(recordHead('journeys', { at: AT })).toBeNull()
})

test('a text of all ends with what is kept and not shown', () => {
  expect(wholeText([], [{ title: '消费评估', why: '数值只供门店使用' }])).toBe(
    '【消费评估】没有列出\n\n数值只供门店使用',
  )
})
