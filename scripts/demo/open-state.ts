import fs from 'node:fs'
import path from 'node:path'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { LocalCloudServer } from '../../local-cloud/server'
import { ROOT } from '../stale'
import { type Act, asOperator } from './actor'
import { answerLow, openFeedback, sayHowItWas } from './feedback'
import { makeFollowUps, openFollowUps } from './follow-ups'
import { settleOldIncidents } from './incidents'
import { openJourneys } from './journeys'
import { lookAround } from './morning'
import { asSignedIn, makeOwner, OWNER } from './owner'
import { openPointsGoods } from './points-goods'
import { openArticles, openOccasions } from './programme'
import { openQuestions } from './questions'
import { regularOf } from './regular'
import { askForReminders, openReminders } from './reminders'
import { keysOf, loadState, type ShopState, unpackState } from './state'
import { openLastMonthsTargets, openTargets } from './targets'
import { openTasks } from './tasks'

/** A shop that has lived; absent where none is shipped. */
const STATE_FILE = path.join(ROOT, 'scripts', 'demo', 'shop.state.br')

export const shippedState = (file = STATE_FILE): ShopState | null =>
  fs.existsSync(file) ? unpackState(fs.readFileSync(file)) : null

/** Its keys alone, which are wanted before the shop is. */
export const shippedKeys = (file = STATE_FILE): Record<string, string> =>
  fs.existsSync(file) ? keysOf(fs.readFileSync(file)) : {}

/**
 * Opens the shop on the day on which its life ended, upgraded as a real shop would be. Its days stay as they were, so
 * lots, coupons, runs and months are right by themselves. To see it today, set the clock to real time, and the jobs
 * make up for the days between.
 */
export async function openState(server: LocalCloudServer, state: ShopState): Promise<void> {
  const day = businessDayOf(state.endedAt)
  const goOn = await server.timers.pause()
  try {
    loadState(server, state)
    const regular = regularOf(state)
    if (regular) server.people.add([regular])
    await migrate(server)
    await openMorning(server)
    await server.runner.stopInstances('the demo shop is opened')
  } finally {
    goOn()
  }
  console.log(
    `The shop's clock stands on ${day}, where its life ended; 「回到真实时间」 under 时钟 in the console brings it to today.`,
  )
}

/** The first page as its job of this minute would prepare it, with what the shop has promised itself. */
async function openMorning(server: LocalCloudServer): Promise<void> {
  const ops = asOperator(server)
  const isOwned = server.cloud.database.find('grants').some(({ isOwner }) => isOwner === true)
  await openWhatIsMissing(ops, isOwned ? await asSignedIn(server, OWNER.id) : ops, server.cloud.clock.now())
  await sayHowItWas(server)
  await makeFollowUps(server)
  await answerLow(ops)
  await settleOldIncidents(ops, server.cloud.clock.now())
  await askForReminders(server, ops)
  await lookAround(server)
  // Before: it ends what was told of and is answered.
  await ops('job.run', { job: 'watch-feedback', force: true })
  await ops('job.run', { job: 'prepare-today', force: true })
  // Last: a shop that had none is opened by the console alone.
  if (!isOwned) await makeOwner(server)
}

/** The first version is what a release brings. */
const WRITTEN_FROM = 2

/** What its life had not learned yet: a state that was lived before the shop could do it has none of it. */
async function openWhatIsMissing(ops: Act, approver: Act, now: number): Promise<void> {
  const today = businessDayOf(now)
  const { settings } = await ops('settings.list', {})
  const has = (name: string) => settings.some(({ setting, version }) => setting === name && version >= WRITTEN_FROM)
  if (!has('targets')) {
    await openLastMonthsTargets(ops, approver)
    await openTargets(ops, approver)
  }
  if (!has('feedback')) await openFeedback(ops)
  if (!has('follow-up')) await openFollowUps(ops)
  if (!has('question')) await openQuestions(ops)
  if (!has('tasks')) await openTasks(ops, { from: today, challengeDay: addDays(today, -14) })
  // Before anybody acts: a warm function reads rules anew only after 30 s.
  if (!has('messages')) await openReminders(ops)
  if ((await ops('journey.list', {})).journeys.length === 0) await openJourneys(ops)
  if ((await ops('points-shop.listGoods', {})).goods.length === 0) await openPointsGoods(ops)
  if ((await ops('booking.listOccasions', {})).occasions.length === 0) await openOccasions(ops, now)
  if ((await ops('article.listWritten', {})).articles.length === 0) await openArticles(ops, today)
}

async function migrate(server: LocalCloudServer): Promise<void> {
  const ops = asOperator(server)
  let status = 'running'
  while (status === 'running') ({ status } = await ops('job.run', { job: 'migrate', force: true }))
  if (status !== 'done') throw new Error(`the migrations of the demo shop ended as ${status}`)
}
