import type { BusinessDay } from '#shared/kernel/business-day'
import { beta, type Dice, diceOf, gamma, normal, picked } from './dice'
import { type Taste, tasteOf } from './goods'
import { type Heart, heartOf } from './heart'

/** Ways in, and what kind of customer comes by each: some channels bring many who do not stay. */
export const WAYS_IN = [
  { way: 'store-door', share: 32, rate: 1, leaving: 1 },
  { way: 'store-table', share: 24, rate: 1.25, leaving: 0.8 },
  { way: 'article', share: 14, rate: 0.9, leaving: 1 },
  { way: 'douyin-live', share: 14, rate: 0.55, leaving: 2 },
  { way: 'search', share: 16, rate: 1, leaving: 1 },
] as const

export type WayIn = (typeof WAYS_IN)[number]['way'] | 'friend'

/** What is true of a member and nobody in the shop knows. */
export interface Person {
  /** Names the person, and their dice. */
  key: string
  wayIn: WayIn
  /** The key of the person who brought them. */
  broughtBy: string | null
  joinDay: BusinessDay
  homeStore: number
  /** Purchases a week while they come, in an ordinary week; 0 for whoever only looks in. */
  weeklyRate: number
  /** After each purchase they leave for good with this chance. */
  leaveChance: number
  /** Chance of a check-in a day, in the beginning. */
  checkInHabit: number
  /** In so many days the interest in checking in has halved. */
  checkInHalfLife: number
  /** How much likelier a purchase is while they hold a coupon: 0 is nothing, below 0 they stay away. */
  couponAnswer: number
  /** The same for some days after a word in the shop's group. */
  messageAnswer: number
  /** How much of the demand a price that is 1 % higher takes, in %. */
  priceSense: number
  /** Friends brought for each purchase. */
  friendsPerPurchase: number
  /** Comes on days off rather than on working days: 1 is neither. */
  weekendLean: number
  /** The usual hour of a purchase. */
  hour: number
  taste: Taste
  heart: Heart
  /** What they tell the shop. */
  nickname: string | null
  birthday: string | null
  phone: string | null
  isTracked: boolean
  isReachable: boolean
  /** Agrees to be scored. */
  isKnown: boolean
}

const LOOKERS = 0.12
const HABITS = [
  { share: 0.66, mean: 0.012 },
  { share: 0.24, mean: 0.18 },
  { share: 0.1, mean: 0.6 },
] as const
const ANSWERS = [
  { share: 0.42, mean: 0 },
  { share: 0.4, mean: 0.9 },
  { share: 0.13, mean: 2.2 },
  { share: 0.05, mean: -0.4 },
] as const

interface Arrival {
  key: string
  joinDay: BusinessDay
  stores: number
  /** The person who brings them. */
  by: Person | null
}

export function aPerson(seed: number, { key, joinDay, stores, by }: Arrival): Person {
  const dice = diceOf(seed, key)
  const wayIn = by ? FRIEND : (picked(WAYS_IN, ({ share }) => share, dice('way')) ?? WAYS_IN[0])
  const isLooker = dice('looker') < LOOKERS
  const habit = picked(HABITS, ({ share }) => share, dice('habit')) ?? HABITS[0]
  const answer = picked(ANSWERS, ({ share }) => share, dice('answer')) ?? ANSWERS[0]
  return {
    ...{ key, joinDay, wayIn: wayIn.way, broughtBy: by?.key ?? null },
    homeStore: by && dice('store of the friend') < 0.8 ? by.homeStore : Math.floor(dice('store') ** 1.4 * stores),
    weeklyRate: isLooker ? 0 : rounded(wayIn.rate * gamma(dice, 'rate', { shape: 1.1, mean: 0.75 })),
    leaveChance: rounded(Math.min(0.9, wayIn.leaving * beta(dice, 'leaving', { mean: 0.1, weight: 6 }))),
    checkInHabit: rounded(beta(dice, 'check-in', { mean: habit.mean, weight: 12 })),
    checkInHalfLife: Math.round(60 * Math.exp(normal(dice, 'interest') * 0.8)),
    couponAnswer: rounded(answer.mean * (0.7 + 0.6 * dice('coupon answer'))),
    messageAnswer: rounded(Math.max(0, 0.5 + normal(dice, 'message answer') * 0.5)),
    priceSense: rounded(Math.max(0, 1.1 + normal(dice, 'price sense') * 0.6)),
    friendsPerPurchase: rounded(dice('brings friends') < 0.3 ? 0.09 * dice('how many friends') : 0.004),
    weekendLean: rounded(Math.exp(normal(dice, 'weekend') * 0.5)),
    hour: usualHour(dice),
    taste: tasteOf(dice),
    heart: heartOf(dice),
    ...toldBy(dice, joinDay),
  }
}

const FRIEND = { way: 'friend', rate: 1.15, leaving: 0.85 } as const

function usualHour(dice: Dice): number {
  const peak = picked([8.6, 12.6, 15.2, 19.4], (hour) => (hour === 15.2 ? 3 : 2), dice('peak')) ?? 15.2
  return rounded(Math.min(20.5, Math.max(8.2, peak + normal(dice, 'hour') * 1.2)))
}

const FAMILY = '林陈黄周吴徐孙胡朱高何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶'
const GIVEN = '安晨初冬帆禾晴静可兰青然若山舒棠晚溪晓星雪言阳野一音悠语远月云哲之竹子桐夏秋南北木'

function toldBy(dice: Dice, joinDay: BusinessDay) {
  const letter = (from: string, question: string) => from.charAt(Math.floor(dice(question) * from.length))
  const name = `${letter(FAMILY, 'family')}${letter(GIVEN, 'given')}${dice('long name') < 0.4 ? letter(GIVEN, 'given 2') : ''}`
  const year = Number(joinDay.slice(0, 4)) - 18 - Math.floor(dice('age') ** 1.6 * 40)
  const month = 1 + Math.floor(dice('month') * 12)
  const day = 1 + Math.floor(dice('day') * 28)
  const number = Math.floor(dice('phone') * 1e8)
  return {
    nickname: dice('tells a name') < 0.55 ? name : null,
    birthday: dice('tells a birthday') < 0.3 ? `${year}-${two(month)}-${two(day)}` : null,
    phone: dice('tells a phone') < 0.4 ? `13${Math.floor(dice('net') * 10)}${String(number).padStart(8, '0')}` : null,
    isTracked: dice('analytics') < 0.65,
    isReachable: dice('marketing') < 0.5,
    isKnown: dice('personalization') < 0.7,
  }
}

const two = (number: number) => String(number).padStart(2, '0')
const rounded = (number: number) => Math.round(number * 1000) / 1000
