import { comparedText, type Figure } from './figures'

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
