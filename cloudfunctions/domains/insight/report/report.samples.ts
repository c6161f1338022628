import { COMPLETENESS_TARGET } from '#shared/insight/report/completeness'
import type { reportContract } from '#shared/insight/report/contract'
import {
  COHORT_DEFINITION,
  COMPLETENESS_DEFINITION,
  FUNNEL_DEFINITION,
  GOES_WITH_DEFINITIONS,
  RETENTION_DEFINITIONS,
  TIERS_DEFINITION,
} from '#shared/insight/report/definitions'
import { FIGURES, type FigureSpec } from '#shared/insight/report/figures'
import { goesWithPage } from '#shared/insight/report/goes-with-page'
import { gridRows, gridTotal } from '#shared/insight/report/retention-grid'
import { addDays, addMonths, type BusinessDay, businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Samples } from '../../../platform/noun/samples'

const QUARTER_MS = 15 * 60_000
const DAYS = 30

/** A made-up shop’s ordinary day, by figure; shares from 0 to 1, money in fen. */
const USUAL: Readonly<Record<string, number>> = {
  dau: 86,
  wau: 312,
  mau: 684,
  attended: 2,
  faults: 0,
  unanswered: 1,
  joined: 14,
  activation: 0.62,
  retention1: 0.31,
  retention7: 0.22,
  retention30: 0.14,
  inviters: 3,
  qualified: 4,
  firstPurchase: 0.27,
  orders: 48,
  revenue: 182_000,
  benefits: 4_600,
}

const FUNNEL = {
  key: 'newcomer',
  name: '新会员',
  titles: ['加入会员', '第一次签到', '第一次消费'],
  shares: [1, 0.6, 0.25],
}

const lastFullDay = (now: number) => addDays(businessDayOf(now), -1)
const lastDays = (last: BusinessDay, count = DAYS) =>
  Array.from({ length: count }, (_, index) => addDays(last, index + 1 - count))

/** A week goes up and down; the same day is always the same. */
const onDay = (usual: number, index: number) => usual * (1 + 0.2 * Math.sin((index * 2 * Math.PI) / 7))

function figureOf({ key, stage, title, unit, kind, definition }: FigureSpec, now: number) {
  const usual = USUAL[key] ?? 1
  const exact = (value: number) => (unit === 'percent' ? Math.round(value * 1000) / 1000 : Math.round(value))
  const trend = lastDays(lastFullDay(now)).map((day, index) => ({ day, value: exact(onDay(usual, index)) }))
  const sum = trend.reduce((total, { value }) => total + value, 0)
  const period = kind === 'sum' ? sum : exact(usual)
  const today = kind === 'rate' ? null : exact(usual / 2)
  return { key, stage, title, unit, kind, definition, today, period, before: exact(period * 0.93), trend }
}

function retention(now: number) {
  const last = lastFullDay(now)
  const cohorts = lastDays(last, 84).map((firstDay, index) => {
    const size = Math.round(onDay(12, index))
    const known = [1, 7, 30].filter((days) => addDays(firstDay, days) <= last)
    const retained = known.map((days) => {
      const classic = Math.round(size * (days === 1 ? 0.31 : days === 7 ? 0.22 : 0.14))
      return { days, classic, within: Math.round(size * (days === 1 ? 0.31 : 0.46)), rolling: Math.round(size * 0.4) }
    })
    return { firstDay, size, retained }
  })
  return { lastFullDay: last, cohorts }
}

function cohorts(now: number) {
  const thisMonth = monthOf(businessDayOf(now))
  return [5, 4, 3, 2, 1, 0].map((back) => {
    const size = 60 + 4 * back
    const buyers = Array.from({ length: back + 1 }, (_, age) =>
      age === 0 ? size : Math.round(size * 0.35 * 0.9 ** age),
    )
    return { month: addMonths(thisMonth, -back), size, buyers, spentFen: buyers.map((each) => each * 4_200) }
  })
}

function funnel(now: number) {
  const days = lastDays(lastFullDay(now)).map((day, index) => {
    const began = Math.round(onDay(14, index))
    return { day, members: FUNNEL.shares.map((share) => Math.round(began * share)) }
  })
  const sums = FUNNEL.titles.map((_, step) => days.reduce((sum, { members }) => sum + (members[step] ?? 0), 0))
  const [first = 1] = sums
  return {
    key: FUNNEL.key,
    name: FUNNEL.name,
    windowHours: 168,
    fromDay: addDays(lastFullDay(now), 1 - DAYS),
    toDay: lastFullDay(now),
    steps: FUNNEL.titles.map((title, step) => {
      const members = sums[step] ?? 0
      return { title, members, ofFirst: members / first, ofBefore: members / (sums[step - 1] ?? first) }
    }),
    days,
    uncountedDays: 0,
    settledTo: addDays(lastFullDay(now), -8),
    definition: FUNNEL_DEFINITION,
  }
}

function completeness(now: number) {
  const sent = (produced: number) => {
    const [withheld, missing] = [Math.round(produced * 0.005), Math.round(produced * 0.004)]
    const stored = produced - withheld - missing
    return { produced, stored, withheld, missing, share: stored / (stored + missing) }
  }
  const days = lastDays(lastFullDay(now)).map((day, index) => ({ day, ...sent(Math.round(onDay(1_000, index))) }))
  const total = sent(days.reduce((sum, { produced }) => sum + produced, 0))
  return { rolledUpTo: now - QUARTER_MS, days, total, target: COMPLETENESS_TARGET, definition: COMPLETENESS_DEFINITION }
}

/** Of a hundred who came once fourteen bought, of those who came oftener a few more. */
function goesWith(now: number) {
  const of = (members: number, share: number) => ({ members, bought: Math.round(members * share) })
  const touches = {
    all: of(1_240, 0.18),
    'touches-1': of(760, 0.14),
    'touches-2': of(280, 0.21),
    'touches-3': of(120, 0.27),
    'touches-4': of(50, 0.28),
    'touches-5': of(30, 0.3),
    'gap-hours': of(220, 0.22),
    'gap-day': of(180, 0.26),
    'gap-days': of(80, 0.21),
    'kind-open': of(1_010, 0.17),
    'kind-claim': of(310, 0.29),
    'kind-check-in': of(620, 0.19),
  }
  const week = {
    all: of(180, 0.34),
    claimed: of(90, 0.42),
    'check-in': of(110, 0.37),
    again: of(40, 0.6),
  }
  const spanTo = (back: number) => ({
    fromDay: addDays(businessDayOf(now), -back - 89),
    toDay: addDays(businessDayOf(now), -back),
  })
  return {
    ...goesWithPage(touches, week),
    touchDays: spanTo(10),
    weekDays: spanTo(37),
    definitions: GOES_WITH_DEFINITIONS,
  }
}

export const reportSamples: Samples<typeof reportContract> = {
  'report.getBoard': (_input, now) => ({
    rolledUpTo: now - QUARTER_MS,
    today: businessDayOf(now),
    figures: FIGURES.map((spec) => figureOf(spec, now)),
    tiers: [
      { key: 'paper', name: '素纸', members: 912, before: 856 },
      { key: 'silver', name: '银叶', members: 201, before: 190 },
      { key: 'gold', name: '金叶', members: 47, before: 44 },
    ],
    tiersDefinition: TIERS_DEFINITION,
  }),
  'report.getRetention': ({ by }, now) => {
    const grid = retention(now)
    const definitions = RETENTION_DEFINITIONS
    return { lastFullDay: grid.lastFullDay, total: gridTotal(grid.cohorts), rows: gridRows(grid, by), definitions }
  },
  'report.getFunnel': (_input, now) => ({
    funnels: [{ key: FUNNEL.key, name: FUNNEL.name }],
    funnel: funnel(now),
  }),
  'report.getCohorts': ({ months }, now) => ({
    cohorts: cohorts(now).slice(-months),
    thisMonth: monthOf(businessDayOf(now)),
    definition: COHORT_DEFINITION,
  }),
  'report.getGoesWith': (_input, now) => goesWith(now),
  'report.getCompleteness': (_input, now) => completeness(now),
}
