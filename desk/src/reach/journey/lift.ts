import { money } from '../../ui/words'
import type { Figures } from './words'

export type Interval = NonNullable<Figures['lift']>['visits']

/** What an interval allows to say: only what does not cross zero is a difference. */
export function verdictOf({ low, high }: Pick<Interval, 'low' | 'high'>): 'more' | 'less' | 'open' {
  if (low > 0) return 'more'
  return high < 0 ? 'less' : 'open'
}

export const WORDS = {
  visits: { title: '来过的天数', unit: '天', isMoney: false },
  purchases: { title: '消费', unit: '笔', isMoney: false },
  revenueFen: { title: '消费金额', unit: '', isMoney: true },
  couponFen: { title: '用掉的券', unit: '', isMoney: true },
} as const
export type LiftKey = keyof typeof WORDS

const amountText = (key: LiftKey, value: number): string =>
  WORDS[key].isMoney ? money(Math.round(value)) : `${value.toFixed(2)} ${WORDS[key].unit}`

const signedText = (key: LiftKey, value: number) => `${value > 0 ? '+' : ''}${amountText(key, value).replace('-', '−')}`

/** '每人多消费 0.21 笔：走旅程的 1.40 笔，没做的 1.19 笔；100 次里 95 次在 +0.05 笔到 +0.37 笔之间，不是碰巧' */
export function liftText(key: LiftKey, interval: Interval): string {
  const { difference, low, high, mean, holdoutMean } = interval
  const verdict = verdictOf(interval)
  const more = difference < 0 ? '少' : '多'
  const says = {
    more: '不是碰巧',
    less: '不是碰巧，反而少了',
    open: '跨过 0，还不能下结论',
  }[verdict]
  return `${WORDS[key].title}每人${more} ${amountText(key, Math.abs(difference))}：走旅程的 ${amountText(key, mean)}，没做的 ${amountText(key, holdoutMean)}；100 次里 95 次在 ${signedText(key, low)} 到 ${signedText(key, high)} 之间，${says}`
}

/** Why nothing can be said yet, and when it can. */
export function tooFewText({ members, heldOut, needed }: Figures['measured']): string {
  if (members + heldOut === 0) {
    return '还说不出：要等会员进来满 30 天，再等 2 天收齐账；没有留出不做的人的旅程没得比。'
  }
  return `还说不出：进来满 30 天的 ${members} 人，留出不做的 ${heldOut} 人；两边都要有 ${needed} 人，才不会把碰巧当成有用。`
}

/** Where things stand on a line of 100: zero, the interval, and the difference. */
export function onLine({ difference, low, high }: Interval) {
  const reach = Math.max(Math.abs(low), Math.abs(high), Number.EPSILON) * 1.1
  const at = (value: number) => 50 + (value / reach) * 50
  return { low: at(low), high: at(high), dot: at(difference) }
}
