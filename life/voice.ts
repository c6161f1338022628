import { createHash } from 'node:crypto'
import { addDays } from '#shared/kernel/business-day'
import type { Present } from './acts'
import { normal, picked } from './dice'
import { dataOf } from './floor'
import type { Living } from './living'
import { mustOf, storeIdOf } from './opening'
import { ANSWERED, ANSWERED_ELSE, COMPLAINED, COMPLAINTS, WISHES } from './programme'
import { busyness } from './shop-truth'
import { intend } from './state'

const AT_BEST = 4.85
const SPREAD = 0.75
const LOW = 3
const SAYS_WHY_CHANCE = 0.85
const SAYS_MORE_CHANCE = 0.4
const READS_ANSWER_CHANCE = 0.7
const COMPLAINT_SHARE = 0.2

/** How it was, as it was: worse where one waits and on busy days, and each has an own measure. */
export async function rate(living: Living, present: Present, purchaseId: string, store: number): Promise<void> {
  const { ask, dice, index, standing, today } = present
  const { told } = living.state
  const { canRate } = dataOf(await ask('feedback.getRating', { purchaseId }))
  if (!canRate) return
  const wait = (living.truth.stores[store]?.wait ?? 0) * busyness(living.truth, living.plan, store, today)
  const felt = AT_BEST - wait + standing.person.heart.mildness + SPREAD * normal(dice, 'how it was', index)
  const score = Math.min(5, Math.max(1, Math.round(felt)))
  const isLow = score <= LOW
  const why = isLow && dice('says why', index) < SAYS_WHY_CHANCE ? whyOf(present, wait) : null
  const text = why !== null && dice('says more', index) < SAYS_MORE_CHANCE ? (COMPLAINED[why] ?? '') : ''
  const { rating } = dataOf(await ask('feedback.rate', { purchaseId, score, reasons: why === null ? [] : [why], text }))
  told.ratings += 1
  if (!isLow) return
  told.lowRatings += 1
  readLater(living, present, rating.feedbackId)
}

function whyOf({ dice, index }: Present, wait: number): string | null {
  const reasons = Object.keys(COMPLAINED)
  return picked(reasons, (reason) => (reason === '等得久' ? 0.5 + 4 * wait : 1), dice('why', index))
}

export async function writeToShop(living: Living, present: Present): Promise<void> {
  const { ask, dice, index, standing } = present
  const isComplaint = dice('complains', index) < COMPLAINT_SHARE
  const texts: readonly string[] = isComplaint ? COMPLAINTS : WISHES
  const text = texts[Math.floor(dice('which words', index) * texts.length)] ?? ''
  const storeId = isComplaint || dice('of a store', index) < 0.5 ? storeIdOf(standing.person.homeStore) : null
  const kind = isComplaint ? 'complaint' : 'suggestion'
  dataOf(await ask('feedback.getBox', {}))
  const { feedbackId } = dataOf(await ask('feedback.write', { kind, storeId, text }))
  living.state.told.written += 1
  if (isComplaint) readLater(living, present, feedbackId)
}

function readLater({ state }: Living, { standing, dice, index, today }: Present, feedbackId: string): void {
  if (dice('reads the answer', index) >= READS_ANSWER_CHANCE) return
  const day = addDays(today, 1 + Math.floor(dice('reads it after', index) * 3))
  intend(state, day, { key: standing.person.key, kind: 'readAnswer', feedbackId })
}

/** Whether it is settled is the member's to say; most are content with an answer, fewer where the shop was slow. */
export async function readAnswer(living: Living, present: Present, feedbackId: string): Promise<void> {
  const { ask, dice, index, standing } = present
  // Of two answers on one day each is read by itself.
  const label = (does: string) => `${does}-${createHash('sha256').update(feedbackId).digest('hex').slice(0, 12)}`
  const { feedback } = dataOf(await ask('feedback.getMine', { feedbackId }, label('read')))
  if (feedback.ticket?.status !== 'answered') return
  const patience = 0.75 + 0.3 * standing.person.heart.mildness
  const isSolved = dice('is content', index) < patience
  dataOf(await ask('feedback.settle', { feedbackId, isSolved }, label('settle')))
  living.state.told.settled += isSolved ? 1 : 0
}

/** Somebody of the shop goes through what waits; what is left for later waits for the next time. */
export async function answerTickets({ floor, plan, truth, state, diceOf }: Living, when: string): Promise<void> {
  const ops = mustOf(floor.ops, when)
  const { tickets } = await ops('feedback.listTickets', { isWaiting: true })
  const stores = Array.from({ length: plan.stores }, (_, store) => store)
  for (const { feedbackId, storeId, reasons, at } of tickets) {
    const store = stores.find((each) => storeIdOf(each) === storeId) ?? 0
    const chance = truth.stores[store]?.answersAtOnce ?? 1
    if (diceOf(`store ${store}`)(`answers in the ${when}`, floor.shop.clock.now() - at) >= chance) continue
    const by = `店长${store + 1}`
    const text = ANSWERED[reasons[0] ?? ''] ?? ANSWERED_ELSE
    await ops('feedback.take', { feedbackId, by })
    await ops('feedback.answer', { feedbackId, text, by })
    state.told.ticketsAnswered += 1
  }
}
