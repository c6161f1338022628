import type { BusinessDay } from '#shared/kernel/business-day'
import { startOfDay } from '#shared/kernel/business-day'
import { NO_REWARD } from '#shared/ledger/points/reward'
import type { ToldDeed } from '../book'
import { ANY_DEED } from '../deed-match'
import type { GrowthRule } from '../growth-rules'
import type { CountingWorld } from '../settle'
import type { Task } from '../task-rules'

export const TODAY = '2026-12-16' as BusinessDay

export const aGrowthRule = (rule: Partial<GrowthRule> = {}): GrowthRule => ({
  key: 'own-cup',
  title: '自带杯',
  act: 'purchase',
  condition: ANY_DEED,
  points: 5,
  growth: 2,
  cap: { day: 1, month: null, life: null },
  startDay: '2026-01-01' as BusinessDay,
  endDay: null,
  ...rule,
})

/** Three purchases in a week for 20 points. */
export const aTask = (task: Partial<Task> = {}): Task => ({
  key: 'three-cups',
  title: '一周三杯',
  detail: '一周内消费 3 次',
  period: { kind: 'weekly' },
  act: 'purchase',
  condition: ANY_DEED,
  goal: 3,
  counts: 'times',
  after: null,
  reward: { ...NO_REWARD, points: 20 },
  give: 'at-once',
  onUndo: 'take-back',
  badge: null,
  ...task,
})

export const aWorld = (world: Partial<CountingWorld> = {}): CountingWorld => ({
  rules: [],
  tasks: [],
  today: TODAY,
  joinedDay: '2026-12-01' as BusinessDay,
  wasHere: false,
  ...world,
})

export const aDeed = (id: string, day: string, deed: Partial<ToldDeed> = {}): ToldDeed => ({
  id,
  at: startOfDay(day as BusinessDay) + 10 * 3_600_000,
  stands: true,
  act: 'purchase',
  record: 'mem_1',
  amountFen: 2_000,
  storeId: 'str_east',
  ...deed,
})
