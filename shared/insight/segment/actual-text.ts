import { unreachable } from '#shared/kernel/invariant'
import { last as lastIn } from '#shared/kernel/last'
import type { Question } from './condition'
import { businessDayAt, type Facts } from './facts'
import { days, money, type Names, sayNumber, sayScore, times, VIA_NAMES } from './question-text'

const NOTHING = '没有'

/** What the member has where the question looks (Simplified Chinese). */
export function actualText(question: Question, facts: Facts, today: number, names: Names): string {
  switch (question.kind) {
    case 'tier':
      return names('tier', facts.tierKey)
    case 'store':
      return facts.storeId === null ? NOTHING : names('store', facts.storeId)
    case 'via':
      return VIA_NAMES[facts.via]
    case 'has':
      return facts.has[question.field] ? '有' : NOTHING
    case 'birthMonth':
      return facts.birthMonth === null ? '没有填写' : `${facts.birthMonth} 月`
    case 'joined':
      return agoText(facts.joinedDay, today)
    case 'number':
      return sayNumber(question.field)(facts.numbers[question.field])
    case 'streak':
      return facts.streak === null ? NOTHING : `${days(facts.streak.days)}，到 ${businessDayAt(facts.streak.toDay)}`
    case 'last':
      return agoText(facts.lastDays[question.of], today)
    case 'tag':
      return listText([...facts.tagKeys].map((key) => names('tag', key)))
    case 'score': {
      const value = facts.scores?.numbers[question.field]
      return value === undefined || value === null ? '还没有评分' : sayScore(question.field)(value)
    }
    case 'group':
      return facts.scores?.group ? names('group', facts.scores.group) : '还没有评分'
    case 'stage':
      return facts.scores?.stage ? names('stage', facts.scores.stage) : '还没有评分'
    case 'performed':
      return times(countIn(facts, question.events, today - question.withinDays + 1, today))
    case 'lastPerformed':
      return agoText(lastOf(facts, question.events), today)
    case 'bought':
      return boughtText(facts, question.withinDays, today)
    case 'inSegment':
      return facts.segmentIds.has(question.segmentId) ? '在' : '不在'
    case 'wasInSegment':
      return facts.segmentIds.has(question.segmentId) ? '在' : leftText(facts, question.segmentId)
    case 'bucket':
      return '固定分组'
    default:
      return unreachable(question)
  }
}

function agoText(day: number | null, today: number): string {
  return day === null ? '从未' : `${businessDayAt(day)}，${today - day} 天前`
}

function leftText({ leftDays }: Facts, segmentId: string): string {
  const day = leftDays.get(segmentId)
  return day === undefined ? '没有进过' : `${businessDayAt(day)} 最后一天在`
}

function listText(list: readonly string[]): string {
  return list.length === 0 ? NOTHING : list.join('、')
}

function countIn(facts: Facts, events: readonly string[], first: number, last: number): number {
  return events
    .flatMap((event) => facts.activity.get(event) ?? [])
    .reduce((sum, { day, count }) => (day >= first && day <= last ? sum + count : sum), 0)
}

function lastOf(facts: Facts, events: readonly string[]): number | null {
  const last = events.flatMap((event) => lastIn(facts.activity.get(event) ?? [])?.day ?? [])
  return last.length === 0 ? null : Math.max(...last)
}

function boughtText({ purchases }: Facts, withinDays: number, today: number): string {
  const inWindow = purchases.filter(({ day }) => day > today - withinDays && day <= today)
  const sum = (of: (entry: (typeof inWindow)[number]) => number) =>
    inWindow.reduce((total, entry) => total + of(entry), 0)
  return `${times(sum(({ count }) => count))}，${money(sum(({ sumFen }) => sumFen))}`
}
