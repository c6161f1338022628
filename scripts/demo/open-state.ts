import fs from 'node:fs'
import path from 'node:path'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { LocalCloudServer } from '../../local-cloud/server'
import { ROOT } from '../stale'
import { asOperator } from './actor'
import { openFeedback, sayHowItWas } from './feedback'
import { makeFollowUps, openFollowUps } from './follow-ups'
import { openPointsGoods } from './points-goods'
import { openQuestions } from './questions'
import { askForReminders, openReminders } from './reminders'
import { loadState, type ShopState, unpackState } from './state'
import { openTargets } from './targets'
import { openTasks } from './tasks'

/** A shop that has lived; absent where none is shipped. */
const STATE_FILE = path.join(ROOT, 'scripts', 'demo', 'shop.state.br')

export const shippedState = (file = STATE_FILE): ShopState | null =>
  fs.existsSync(file) ? unpackState(fs.readFileSync(file)) : null

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
    await migrate(server)
    await openMorning(server, day)
    await server.runner.stopInstances('the demo shop is opened')
  } finally {
    goOn()
  }
  console.log(
    `The shop's clock stands on ${day}, where its life ended; 「回到真实时间」 under 时钟 in the console brings it to today.`,
  )
}

/** The first page as its job of this minute would prepare it, with what the shop has promised itself. */
async function openMorning(server: LocalCloudServer, day: BusinessDay): Promise<void> {
  const ops = asOperator(server)
  await openTargets(ops)
  await openFeedback(ops)
  await openFollowUps(ops)
  await openQuestions(ops)
  await openPointsGoods(ops)
  await openTasks(ops, { from: day, challengeDay: addDays(day, -14) })
  // Before anybody acts: a warm function reads rules anew only after 30 s.
  await openReminders(ops)
  await sayHowItWas(server)
  await makeFollowUps(server)
  await askForReminders(server, ops)
  await ops('job.run', { job: 'prepare-today', force: true })
}

async function migrate(server: LocalCloudServer): Promise<void> {
  const ops = asOperator(server)
  let status = 'running'
  while (status === 'running') ({ status } = await ops('job.run', { job: 'migrate', force: true }))
  if (status !== 'done') throw new Error(`the migrations of the demo shop ended as ${status}`)
}
