import { businessDayOf } from '#shared/kernel/business-day'
import type { Definition } from '#shared/reach/journey/definition'
import { placeIdOf } from '#shared/reach/journey/ways'
import { type ChosenJourney, startReadyJourney } from '../scripts/demo/journeys'
import type { Present } from './acts'
import type { ScheduledAct } from './day'
import { dataOf } from './floor'
import type { Living } from './living'
import { mustOf } from './opening'

const SECOND_PURCHASE = 'second-purchase'
const WAIT_SPLIT = 'how-soon'
/** The split at which its wait can be tried, and the ways there: everybody goes the first one while nothing is tried. */
export const WAIT_PLACE = placeIdOf(`jny_${SECOND_PURCHASE}`, WAIT_SPLIT)
export const WAIT_WAYS = { week: 'a-week', sooner: 'three-days' } as const

/** The coupon after three days instead of seven is a way that nobody goes yet. */
function withSoonerWay(definition: Definition): Definition {
  const week = definition.nodes.find(({ id }) => id === WAIT_WAYS.week)
  if (week?.kind !== 'wait') throw new Error('the ready journey no longer waits before its coupon')
  const sooner = { ...week, id: WAIT_WAYS.sooner, duration: { ...week.duration, amount: 3 } }
  const parts = [
    { percent: 100, next: WAIT_WAYS.week },
    { percent: 0, next: WAIT_WAYS.sooner },
  ]
  const split = { kind: 'split' as const, id: WAIT_SPLIT, parts }
  return { ...definition, start: WAIT_SPLIT, nodes: [split, ...definition.nodes, sooner] }
}

/** Which of the ready journeys the shop starts, on which day of its life, and what it chooses for each. */
const STARTED: readonly Started[] = [
  { index: 1, key: 'welcome' },
  { index: 3, key: 'bad-rating' },
  { index: 10, key: SECOND_PURCHASE, couponKey: 'second-cup', budgetYuan: 8000, drawn: withSoonerWay },
  { index: 14, key: 'coupon-ending' },
  { index: 14, key: 'after-event' },
  { index: 21, key: 'birthday' },
  { index: 30, key: 'silent', couponKey: 'come-back', budgetYuan: 20_000 },
  { index: 60, key: 'running-out' },
]

interface Started extends ChosenJourney {
  index: number
}

/** One after the other, as an operator would. */
export function journeysOf(living: Living, at: (hour: number) => number): ScheduledAct[] {
  const { plan, index } = living
  if (plan.without.includes('journeys')) return []
  return STARTED.filter((each) => each.index === index).map((started) => ({
    ...{ at: at(10.5), key: `journey ${started.key}` },
    act: () => startReadyJourney(mustOf(living.floor.ops, `journey-${started.key}`), started),
  }))
}

const READS_LETTERS_CHANCE = 0.6

/** Whoever looks in sees that the shop has written, and most read it; a letter about a coupon leads to the wallet. */
export async function readLetters(living: Living, present: Present): Promise<void> {
  const { state } = living
  const { standing, ask, dice, index } = present
  const { unread } = dataOf(await ask('inbox.countUnread', {}))
  if (unread === 0 || dice('reads letters', index) >= READS_LETTERS_CHANCE) return
  const { messages } = dataOf(await ask('inbox.list', {}))
  const [newest] = messages
  if (!newest) return
  dataOf(await ask('inbox.markRead', { untilAt: newest.at }))
  const fresh = messages.filter(({ isRead }) => !isRead)
  state.told.letters += fresh.length
  if (!fresh.some(({ link }) => link === 'coupons')) return
  const { coupons } = dataOf(await ask('coupon.listMine', { tab: 'usable' }))
  const ends = coupons.map(({ untilAt }) => businessDayOf(untilAt))
  const longest = ends.reduce((latest, day) => (day > latest ? day : latest), standing.couponUntil ?? present.today)
  if (coupons.length > 0) standing.couponUntil = longest
}
