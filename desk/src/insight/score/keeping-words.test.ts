import { gainText, type KeepingAct, moreText, nextText } from './keeping-words'

const act = (over: Partial<KeepingAct>): KeepingAct => ({
  kind: 'calls',
  id: 'at-risk',
  title: '店员联系：比平时来得少',
  isOn: true,
  days: 14,
  measured: { members: 120, keptBack: 31, needed: 20 },
  more: { difference: 12.9, low: 3.1, high: 22.4 },
  couponFen: null,
  gainFen: 860,
  ...over,
})

test('a difference is told with its interval, and as open where that reaches zero', () => {
  expect(moreText(act({}))).toBe('14 天里 +12.9 个百分点的人又来了（+3.1 到 +22.4）')
  const journey = act({ kind: 'journey', days: 30, more: { difference: -0.1, low: -0.4, high: 0.2 } })
  expect(moreText(journey)).toBe('30 天里 −0.10 笔消费（−0.40 到 +0.20），还看不出')
})

test('too few are told with how many are needed', () => {
  const few = { members: 8, keptBack: 1, needed: 20 }
  expect(moreText(act({ more: null, measured: few }))).toBe('还说不出：满 14 天的 8 位，留出的 1 位，各要 20 位')
  expect(moreText(act({ more: null, measured: { ...few, members: 0, keptBack: 0 } }))).toBe('还没有满期限的')
})

test('money that is lost is told with its sign, and what is unknown with a dash', () => {
  expect([860, -120, null].map((gainFen) => gainText({ gainFen }))).toEqual(['+¥8.60', '−¥1.20', '–'])
})

test('what to do next is named with what it brings, or why nothing can be named', () => {
  expect(nextText({ acts: [act({})], next: 0 })).toMatch(/^店员联系：比平时来得少：每位多赚 ¥8\.60。/)
  expect(nextText({ acts: [act({ isOn: false })], next: 0 })).toContain('现在没有开着')
  expect(nextText({ acts: [act({ more: null })], next: null })).toMatch(/^还没有哪一种做法量得出有用/)
  expect(nextText({ acts: [act({ more: null, isOn: false })], next: null })).toMatch(/^一种做法都没有开/)
})
