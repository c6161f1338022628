import { addDays, type BusinessDay, type BusinessMonth } from '#shared/kernel/business-day'
import type { ActionOutput } from '../api/call'
import { TODAY } from './answers'
import { day } from './days'

/** Valid answers about the shop's figures; a test gives only what matters to it. */

type Board = ActionOutput<'report.getBoard'>
type Figure = Board['figures'][number]
type Retention = ActionOutput<'report.getRetention'>
type RetentionAnswer = Retention['total']['retained'][number]
type Funnel = NonNullable<ActionOutput<'report.getFunnel'>['funnel']>
type Cohorts = ActionOutput<'report.getCohorts'>
type Completeness = ActionOutput<'report.getCompleteness'>
type Warnings = ActionOutput<'score.listWarnings'>

/** 20 November 2026, 14:30 in the shop. */
export const COUNTED_AT = Date.UTC(2026, 10, 20, 6, 30)

const lastDays = (count: number): BusinessDay[] =>
  Array.from({ length: count }, (_, index) => addDays(TODAY, index - count))

export function aFigure(part: Partial<Figure> = {}): Figure {
  return {
    key: 'joined',
    stage: 'acquisition',
    title: '新加入会员',
    unit: 'members',
    kind: 'sum',
    definition: '当天第一次打开小程序成为会员的人数。',
    today: 3,
    period: 112,
    before: 100,
    trend: lastDays(30).map((day, index) => ({ day, value: index % 7 })),
    ...part,
  }
}

export function aBoard(part: Partial<Board> = {}): Board {
  return {
    rolledUpTo: COUNTED_AT,
    today: TODAY,
    figures: [aFigure()],
    tiers: [{ key: 'paper', name: '素纸', members: 1204, before: 1100 }],
    tiersDefinition: '现在处于各等级的有效会员。',
    ...part,
  }
}

export function aRetained(days: number, part: Partial<RetentionAnswer> = {}): RetentionAnswer {
  return { days, eligible: 40, classic: 10, within: 18, rolling: 20, ...part }
}

export function aRetention(part: Partial<Retention> = {}): Retention {
  const retained = [
    aRetained(1),
    aRetained(7, { classic: 8 }),
    aRetained(30, { classic: 4 }),
    aRetained(90, { eligible: 0 }),
  ]
  return {
    lastFullDay: addDays(TODAY, -1),
    total: { size: 52, retained },
    rows: [{ fromDay: '2026-11-09' as BusinessDay, toDay: '2026-11-15' as BusinessDay, size: 40, retained }],
    definitions: {
      cohort: '按第一次来访分组。',
      classic: '当日的算法。',
      within: '日内的算法。',
      rolling: '日后的算法。',
    },
    ...part,
  }
}

export function someCohorts(part: Partial<Cohorts> = {}): Cohorts {
  return {
    cohorts: [{ month: '2026-10' as BusinessMonth, size: 20, buyers: [20, 5], spentFen: [80_000, 16_000] }],
    thisMonth: '2026-11' as BusinessMonth,
    definition: '按第一次消费的月份分组。',
    ...part,
  }
}

export function aFunnel(part: Partial<Funnel> = {}): ActionOutput<'report.getFunnel'> {
  return {
    funnels: [
      { key: 'newcomer', name: '新会员' },
      { key: 'coupon', name: '领券到用券' },
    ],
    funnel: {
      key: 'newcomer',
      name: '新会员',
      windowHours: 168,
      fromDay: addDays(TODAY, -30),
      toDay: addDays(TODAY, -1),
      steps: [
        { title: '加入会员', members: 120, ofFirst: 1, ofBefore: 1 },
        { title: '第一次签到', members: 60, ofFirst: 0.5, ofBefore: 0.5 },
        { title: '第一次消费', members: 15, ofFirst: 0.125, ofBefore: 0.25 },
      ],
      days: [{ day: addDays(TODAY, -1), members: [4, 2, 1] }],
      uncountedDays: 0,
      settledTo: addDays(TODAY, -9),
      definition: '每一步都要晚于前一步。',
      ...part,
    },
  }
}

export function aCompleteness(part: Partial<Completeness['total']> = {}): Completeness {
  const total = { produced: 1010, stored: 1000, withheld: 5, missing: 5, share: 1000 / 1005, ...part }
  return {
    rolledUpTo: COUNTED_AT,
    days: [{ day: addDays(TODAY, -1), ...total }],
    total,
    target: 0.98,
    definition: '号码断开就是没有送到。',
  }
}

export function someWarnings(part: Partial<Warnings> = {}): Warnings {
  return {
    activeMembers: 800,
    capacity: 40,
    warnings: [
      {
        rank: 1,
        memberId: 'mem_7K3QANXX20',
        displayName: '林间',
        asOfDay: day('2026-11-19'),
        silent90: 0.82,
        ltvFen: 52_000,
        lossFen: 42_640,
        reason: 'ownGap',
        recencyDays: 40,
        gapDays: 12.4,
        group: { key: 'loyal', name: '高价值忠诚会员' },
        stage: 'atRisk',
      },
    ],
    ...part,
  }
}

export function anExplanation(): ActionOutput<'score.explain'> {
  return {
    memberId: 'mem_7K3QANXX20',
    asOfDay: TODAY,
    status: 'leftOut',
    figures: null,
    why: [{ figure: 'r', text: '最近一次消费在 40 天前' }],
    model: null,
    rulesVersion: 0,
    weights: { r: 20, f: 20, m: 20, l: 20, s: 20 },
    published: null,
  }
}
