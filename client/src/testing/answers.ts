import { addDays, type BusinessDay, lastDayOf, monthOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../api/call'
import { day, month } from './days'

/** Valid answers of the shop for screen tests; a test gives only what matters to it. */

type Home = ActionOutput<'home.open'>
type Calendar = ActionOutput<'check-in.getCalendar'>
type TierList = ActionOutput<'tier.list'>
type Reward = Calendar['todaysRewards'][number]

/** A Friday. */
export const TODAY = '2026-11-20' as BusinessDay

export function aReward(part: Partial<Reward> = {}): Reward {
  return { kind: 'daily', days: 1, points: 2, growth: 1, makeUpCards: 0, ...part }
}

export function aStanding(part: Partial<Home['standing']> = {}): Home['standing'] {
  return {
    tierKey: 'jade',
    growth: 640,
    sinceDay: day('2026-03-10'),
    untilDay: day('2027-03-10'),
    next: { key: 'amber', name: '琥珀', threshold: 1000, missingGrowth: 360 },
    keep: { growthNeeded: 200, missingGrowth: 0, untilDay: day('2027-03-10') },
    ...part,
  }
}

export function aHomeAnswer(part: Partial<Home> = {}, checkIn: Partial<Home['checkIn']> = {}): Home {
  return {
    isNew: false,
    welcomePoints: 0,
    memberId: 'mem_7K3QANXX20',
    memberCode: '7K3QANXX20',
    nickname: '林间',
    avatarFileId: null,
    tier: { key: 'jade', name: '翡翠', palette: 'jade' },
    standing: aStanding(),
    points: 1286,
    endingSoon: null,
    today: TODAY,
    // A phone whose clock is right.
    now: Date.now(),
    askConsent: null,
    isInviteOpen: false,
    invited: null,
    tasks: { isOpen: false, almost: null },
    ...part,
    checkIn: {
      isDoneToday: false,
      streakDays: 4,
      // Monday to Sunday, with nothing on Monday.
      week: Array.from({ length: 7 }, (_, index) => {
        const day = addDays(TODAY, index - 4)
        const isCheckedIn = (index > 0 && index < 4) || (index === 4 && checkIn.isDoneToday === true)
        return { day, isCheckedIn, isToday: index === 4, points: index < 4 ? 0 : 2 }
      }),
      todaysRewards: [aReward()],
      nextReward: { inDays: 3, days: 7, points: 15, makeUpCards: 1 },
      makeUpDay: null,
      ...checkIn,
    },
  }
}

export function aPerformed(part: Partial<ActionOutput<'check-in.perform'>> = {}): ActionOutput<'check-in.perform'> {
  return {
    day: TODAY,
    streakDays: 5,
    rewards: [aReward()],
    pointsEarned: 2,
    growthEarned: 1,
    balance: 1288,
    tierReached: null,
    ...part,
  }
}

/** November 2026 by default: four days up to yesterday, and an open day before them for a make-up. */
export function aCalendar(part: Partial<Calendar> = {}): Calendar {
  const month = part.month ?? monthOf(TODAY)
  const length = Number(lastDayOf(month).slice(8))
  return {
    month,
    today: TODAY,
    isDoneToday: false,
    streakDays: 4,
    totalDays: 4,
    makeUpCards: 1,
    makeUpsLeftThisMonth: 3,
    days: Array.from({ length }, (_, index) => {
      const each = day(`${month}-${String(index + 1).padStart(2, '0')}`)
      return {
        day: each,
        isCheckedIn: each >= day('2026-11-16') && each < TODAY,
        isToday: each === TODAY,
        isFuture: each > TODAY,
        canMakeUp: each === day('2026-11-15'),
      }
    }),
    todaysRewards: [aReward()],
    streakLadder: [
      { days: 3, points: 5, makeUpCards: 0, isReached: true, isNext: false },
      { days: 7, points: 15, makeUpCards: 1, isReached: false, isNext: true },
    ],
    cycleDays: 30,
    monthDays: 4,
    monthLadder: [{ days: 10, points: 10, makeUpCards: 0, isReached: false, isNext: true }],
    nextReward: { inDays: 3, days: 7, points: 15, makeUpCards: 1 },
    newcomers: null,
    rules: { dailyPoints: 2, makeUpMonthlyMax: 3, makeUpReachBackDays: 7 },
    ...part,
  }
}

export function anEntry(
  seq: number,
  part: Partial<ActionOutput<'points.listEntries'>['entries'][number]> = {},
): ActionOutput<'points.listEntries'>['entries'][number] {
  return {
    entryId: `check-in:mem_1:${seq}`,
    seq,
    kind: 'earn',
    reason: 'check-in',
    points: 2,
    growth: 1,
    balanceAfter: 100 + seq,
    at: Date.UTC(2026, 10, 1, 3) + seq * 60_000,
    storeId: null,
    note: null,
    purchaseId: null,
    ...part,
  }
}

export function aBalance(part: Partial<ActionOutput<'points.getBalance'>> = {}): ActionOutput<'points.getBalance'> {
  return {
    available: 1286,
    debt: 0,
    lots: [{ endsMonth: month('2027-03'), endsDay: day('2027-03-31'), points: 1286 }],
    endingSoon: null,
    ...part,
  }
}

export function anOwnBenefitList(): ActionOutput<'benefit.listMine'> {
  const cell = {
    kind: 'percentOff' as const,
    title: '9 折',
    detail: '茶饮；每月最多省 ¥30',
    savedFen: 200,
    leftFen: 2_800,
  }
  const words = { kind: 'service' as const, title: '新茶试饮', detail: '每季到店尝新茶', savedFen: null, leftFen: null }
  return {
    tierKey: 'jade',
    month: month('2026-11'),
    benefits: [
      cell,
      { ...cell, kind: 'freeDelivery', title: '免配送费', savedFen: 0, leftFen: 1_000 },
      { ...cell, title: '8.8 折', savedFen: 3_000, leftFen: 0 },
      words,
    ],
  }
}

export function aTierList(part: Partial<TierList> = {}): TierList {
  const tier = (key: string, name: string, threshold: number) => ({
    key,
    name,
    palette: key,
    threshold,
    keepGrowth: threshold / 2,
    pointsMultiplierPercent: 100,
    benefits: [{ title: '消费积分', detail: `${name}会员的积分` }],
    gift: { points: 0, makeUpCards: 0 },
  })
  return {
    tiers: [
      tier('paper', '素纸', 0),
      tier('jade', '翡翠', 300),
      tier('amber', '琥珀', 1000),
      tier('ink', '墨金', 3000),
    ],
    standing: aStanding(),
    windowMonths: 12,
    growthPer100Yuan: 100,
    dailyGrowth: 1,
    ...part,
  }
}
