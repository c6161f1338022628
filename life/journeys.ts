import { businessDayOf } from '#shared/kernel/business-day'
import type { Definition } from '#shared/reach/journey/definition'
import { COUPON_TO_CHOOSE, READY_JOURNEYS } from '#shared/reach/journey/ready'
import type { Present } from './acts'
import type { ScheduledAct } from './day'
import { dataOf } from './floor'
import type { Living } from './living'
import { mustOf } from './opening'

/** Which of the ready journeys the shop starts, on which day of its life, and what it chooses for each. */
const STARTED: readonly Started[] = [
  { index: 1, key: 'welcome' },
  { index: 3, key: 'bad-rating' },
  { index: 10, key: 'second-purchase', couponKey: 'second-cup', budgetYuan: 8000 },
  { index: 14, key: 'coupon-ending' },
  { index: 14, key: 'after-event' },
  { index: 21, key: 'birthday' },
  { index: 30, key: 'silent', couponKey: 'come-back', budgetYuan: 20_000 },
  { index: 60, key: 'running-out' },
]

interface Started {
  index: number
  key: string
  couponKey?: string
  budgetYuan?: number
}

/** An operator takes what comes with the product, chooses a coupon where one is given, and starts it. */
export function journeysOf(living: Living, at: (hour: number) => number): ScheduledAct[] {
  const { plan, index } = living
  if (plan.without.includes('journeys')) return []
  return STARTED.filter((each) => each.index === index).map((started) => ({
    ...{ at: at(10.5), key: `journey ${started.key}` },
    act: () => start(living, started),
  }))
}

async function start({ floor }: Living, { key, couponKey, budgetYuan }: Started): Promise<void> {
  const ready = READY_JOURNEYS.find((each) => each.key === key)
  if (!ready) throw new Error(`no journey ${key} comes with the product`)
  const ops = mustOf(floor.ops, `journey-${key}`)
  const by = '王运营'
  const { journey } = await ops('journey.takeReady', { readyKey: key, by })
  const { journeyId, name } = journey
  let { revision } = journey
  if (couponKey !== undefined && budgetYuan !== undefined) {
    const definition = { ...withCoupon(ready.definition, couponKey), budgetFen: budgetYuan * 100 }
    const saved = await ops('journey.save', { journeyId, name, definition, by, baseRevision: revision })
    revision = saved.journey.revision
  }
  await ops('journey.propose', { journeyId, revision, note: '按现成的先试起来', by })
}

const withCoupon = (definition: Definition, couponKey: string): Definition => ({
  ...definition,
  nodes: definition.nodes.map((node) =>
    node.kind === 'coupon' && node.couponKey === COUPON_TO_CHOOSE ? { ...node, couponKey } : node,
  ),
})

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
