import type { BusinessDay } from '#shared/kernel/business-day'
import { type BriefFigure, briefFigures, changedSentences, nothingToDo, toDo } from './brief'
import { briefPage } from './brief-page'
import { periodOf } from './period'

const figure = (part: Partial<BriefFigure>): BriefFigure => ({
  key: 'joined',
  title: '新加入会员',
  unit: 'members',
  definition: '',
  value: 12,
  before: 10,
  light: 'watch',
  ...part,
})
const week = periodOf('week', '2026-11-18' as BusinessDay)

test('sentences tell the largest changes first, in their units, and nothing of what is the same', () => {
  const figures = [
    figure({}),
    figure({ title: '会员消费', unit: 'fen', value: 5_000, before: 10_000 }),
    figure({ title: '次日留存', unit: 'percent', value: 0.41, before: 0.4 }),
    figure({ title: '达标好友', value: 3, before: 3 }),
    figure({ title: '首购率', unit: 'percent', value: null }),
  ]
  expect(changedSentences(figures, '上周')).toEqual([
    '会员消费 ¥50，上周 ¥100（少 50%）',
    '新加入会员 12 人，上周 10 人（多 20%）',
    '次日留存 41.0%，上周 40.0%（高 1.0 点）',
  ])
})

test('what misses its base is to be done', () => {
  expect(toDo([figure({}), figure({ light: 'bad', value: 2 })])).toEqual(['新加入会员没守住底线：2 人'])
})

test('nothing was kept where nothing was promised', () => {
  expect(nothingToDo([figure({ light: 'good' }), figure({ light: 'unknown' })])).toBe('每个数字都守住了底线')
  expect(nothingToDo([figure({ light: 'unknown' })])).toMatch('没有定过目标')
})

test('a target of 30 days is measured by its part in a week', () => {
  const target = { key: 'joined', base: 60, challenge: 90 }
  const rules = { targets: [target], hysteresisPercent: 0 } as Parameters<typeof briefFigures>[2]
  const facts = { days: new Map(), cohorts: new Map() }
  const joined = briefFigures(facts, week, rules, {}).find(({ key }) => key === 'joined')
  expect(joined).toMatchObject({ value: 0, light: 'bad' })
  expect(briefFigures(facts, week, { ...rules, targets: [] }, {}).every(({ light }) => light === 'unknown')).toBe(true)
})

test('the page holds everything in itself, and a text that looks like markup stays text', () => {
  const page = briefPage({
    ...week,
    madeAt: 0,
    shop: '<script>alert(1)</script>',
    figures: [figure({ light: 'bad' })],
    sentences: ['"多" & 少'],
    toDo: [],
    trend: [{ day: '2026-11-16', value: 3 }],
  })
  expect(page).toContain('周报 2026-11-16 至 2026-11-22')
  expect(page).not.toMatch(/<script|src=|href=|url\(/)
  expect(page).toContain('&#60;script&#62;')
  expect(page).toContain('&#34;多&#34; &#38; 少')
})
