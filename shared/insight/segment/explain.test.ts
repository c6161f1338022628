import { reasonsOf } from '#shared/base/condition/explain'
import { bought, someFacts, TODAY } from '../tag/testing/facts'
import { type SegmentCondition, segmentLanguage } from './language'

const condition: SegmentCondition = {
  kind: 'all',
  of: [
    { kind: 'bought', withinDays: 30, count: { min: 2 } },
    {
      kind: 'any',
      of: [
        { kind: 'tier', in: ['jade'] },
        { kind: 'has', field: 'phone' },
      ],
    },
    { kind: 'not', of: { kind: 'last', of: 'visit', when: { withinDays: 7 } } },
  ],
}
const facts = someFacts({
  purchases: bought([40, 100], [10, 1234], [3, 2000]),
  lastDays: { purchase: TODAY - 3, visit: TODAY - 9, checkIn: null },
  has: { phone: true, birthday: false, nickname: false, wechat: true },
})

test('each condition says whether it holds and what the member has there', () => {
  expect(segmentLanguage.explain(condition, facts, TODAY)).toEqual({
    kind: 'all',
    text: '满足全部',
    isMet: true,
    actual: null,
    parts: [
      { kind: 'bought', text: '近 30 天 消费 不少于 2 次', isMet: true, actual: '2 次，32.34 元', parts: [] },
      {
        kind: 'any',
        text: '满足任意一条',
        isMet: true,
        actual: null,
        parts: [
          { kind: 'tier', text: '等级是 翡翠', isMet: false, actual: '素纸', parts: [] },
          { kind: 'has', text: '留了手机号', isMet: true, actual: '有', parts: [] },
        ].map((part) => ({
          ...part,
          text: part.text.replace('翡翠', 'jade'),
          actual: part.actual.replace('素纸', 'paper'),
        })),
      },
      {
        kind: 'not',
        text: '不满足',
        isMet: true,
        actual: null,
        parts: [
          {
            kind: 'last',
            text: '最近一次打开小程序在 近 7 天内',
            isMet: false,
            actual: '2026-11-13，9 天前',
            parts: [],
          },
        ],
      },
    ],
  })
})

test('the reasons are the conditions that carry the answer, with the values', () => {
  expect(reasonsOf(segmentLanguage.explain(condition, facts, TODAY))).toEqual([
    '近 30 天 消费 不少于 2 次（2 次，32.34 元）',
    '留了手机号（有）',
    '不：最近一次打开小程序在 近 7 天内（2026-11-13，9 天前）',
  ])
})

test('names stand for keys where somebody knows them', () => {
  const named = segmentLanguage.explain({ kind: 'tier', in: ['jade'] }, facts, TODAY, (_kind, key) => `「${key}」`)
  expect(named).toMatchObject({ text: '等级是 「jade」', actual: '「paper」' })
})
