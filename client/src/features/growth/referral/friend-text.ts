import type { BusinessDay } from '#shared/kernel/business-day'
import { dayText } from '../../../ui/time-text'
import type { Friend } from './invite'

interface StateWord {
  text: string
  tone: 'neutral' | 'accent' | 'warm'
}

const NOT_COUNTED: StateWord = { text: '未计入', tone: 'neutral' }

const WORDS: Record<Friend['state'], StateWord> = {
  bound: { text: '已加入', tone: 'neutral' },
  qualified: { text: '在路上', tone: 'warm' },
  holding: { text: '在路上', tone: 'warm' },
  held: { text: '审核中', tone: 'neutral' },
  rewarded: { text: '已计入', tone: 'accent' },
  expired: NOT_COUNTED,
  cancelled: NOT_COUNTED,
  refused: NOT_COUNTED,
}

/** A friend's state in a word; the sentence beside it explains it. */
export function stateWord({ state, points }: Pick<Friend, 'state' | 'points'>): StateWord {
  // The friend got the promised reward, but the inviter's period was full. The sentence says so, and the word must not
  // deny it.
  if (state === 'rewarded' && points === 0) return { text: '已达标', tone: 'neutral' }
  // A newer shop may have a state that this version of the phone does not know.
  return WORDS[state] ?? { text: '已加入', tone: 'neutral' }
}

/** A nickname is shown only after WeChat has approved it; friends without one are listed all the same. */
export function friendName({ name }: Pick<Friend, 'name'>): string {
  return name ?? '一位好友'
}

/** '今天加入', '11月3日加入'; with the year when it is not this one. */
export function joinedText(joinedDay: BusinessDay, today: BusinessDay): string {
  if (joinedDay === today) return '今天加入'
  const year = joinedDay.slice(0, 4)
  return `${year === today.slice(0, 4) ? '' : `${year}年`}${dayText(joinedDay)}加入`
}
