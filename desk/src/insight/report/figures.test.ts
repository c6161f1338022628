import { comparedText, type Figure, yesterdayInWords } from './figures'

const figure = (part: Partial<Figure>): Figure => ({
  key: 'spent',
  stage: 'revenue',
  title: '会员消费',
  unit: 'fen',
  kind: 'sum',
  definition: '',
  today: null,
  period: null,
  before: null,
  trend: [],
  ...part,
})

test.each<[Partial<Figure>, string]>([
  [{ period: 112, before: 100, unit: 'members' }, '比前 30 天多 12%'],
  [{ period: 90, before: 100, unit: 'members' }, '比前 30 天少 10%'],
  [{ period: 3, before: 0, unit: 'members' }, '前 30 天是 0'],
  [{ period: 0.342, before: 0.32, unit: 'percent' }, '比前 30 天高 2.2 点'],
  [{ period: 0.342, before: null }, '还没有可比的日子'],
])('%p: %s', (part, text) => {
  expect(comparedText(figure(part))).toBe(text)
})

test('yesterday is told beside the same weekday, and what is equal is left out', () => {
  const days = ['01', '02', '03', '04', '05', '06', '07', '08'].map(
    (day) => `2026-11-${day}` as Figure['trend'][number]['day'],
  )
  const trend = (first: number, last: number) =>
    days.map((day, index) => ({ day, value: index === 0 ? first : index === 7 ? last : 5 }))
  const told = yesterdayInWords([
    figure({ trend: trend(400_000, 428_600) }),
    figure({ title: '签到', unit: 'times', trend: trend(9, 9) }),
  ])
  expect(told).toEqual(['会员消费 ¥4,286，上周同一天 ¥4,000'])
})
