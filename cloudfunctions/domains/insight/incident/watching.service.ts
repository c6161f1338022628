import { cellOf, placeOfCell } from '#shared/insight/incident/cell'
import { stepDayId } from '#shared/insight/incident/cells'
import { dueAtOf, type Incident, type Met } from '#shared/insight/incident/incident'
import { kindOfDay, type WatchRules, watchRules } from '#shared/insight/incident/rules'
import { lateJobs } from '#shared/insight/incident/timers'
import { metIn } from '#shared/insight/incident/trouble'
import {
  type Lately,
  latelyOf,
  lookedAtDays,
  underWayAfter,
  usualDays,
  usualOf,
  type Watched,
  watchedAt,
} from '#shared/insight/incident/usual'
import { businessDayOf } from '#shared/kernel/business-day'
import { STEP_KEYS } from '#shared/kernel/watched-step'
import type { Context } from '../../../platform/context'
import { type JobContext, jobsOf } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { listJobStates } from '../../base/job/job.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findHourDays, findStepDays } from './cells.repository'
import { listUnderWay } from './incident.repository'

/** Everything that a look at one cell needs: two reads, whatever the shop’s size. */
export async function readWatched(context: Pick<Context, 'db'>, cell: number, rules: WatchRules): Promise<Watched> {
  return watchedAt(cell, await readLately(context, cell, rules))
}

async function readLately({ db }: Pick<Context, 'db'>, cell: number, rules: WatchRules): Promise<Lately> {
  const { day: today } = placeOfCell(cell)
  const ids = lookedAtDays(today).flatMap((day) => STEP_KEYS.map((step) => stepDayId(day, step)))
  const days = [...new Set(usualDays(today))]
  const [stepDays, hours] = await Promise.all([findStepDays(db, ids), findHourDays(db, days)])
  const usual = usualOf(new Map(hours.map((one) => [one._id, one])), (day) => kindOfDay(rules, day))
  return latelyOf(today, new Map(stepDays.map((one) => [one._id, one])), usual)
}

/** What is wrong as of now: with the newest cell that is over, and what has been counted since. */
export async function troublesNow(context: JobContext, untilAt: number): Promise<Met[]> {
  const rules = await rulesInForce(context, watchRules)
  if (!rules.isOn) return []
  const cell = cellOf(untilAt + 1) - 1
  const lately = await readLately(context, cell, rules)
  const watched = watchedAt(cell, lately, underWayAfter(cell, untilAt, lately))
  return metIn(watched, { isClosed: kindOfDay(rules, businessDayOf(untilAt)) === 'closure' })
}

/** Jobs that should have run and have not, as one trouble. Those of a day have their own night to be late in. */
export async function lateNow(context: JobContext): Promise<Met[]> {
  const states = new Map((await listJobStates(context.db)).map((state) => [state._id, state.startedAt]))
  const standings = (await jobsOf(context.nouns)).flatMap(({ name: job, title, schedule }) => {
    if (job === context.job || schedule.kind !== 'every') return []
    return [{ job, title, everyMs: schedule.minutes * 60_000, startedAt: states.get(job) ?? null }]
  })
  const late = lateJobs(standings, context.now).sort((a, b) => b.lateMs - a.lateMs)
  const [worst] = late
  if (!worst) return []
  const isOne = late.length === 1
  return [
    {
      kind: 'job',
      direction: 'fall',
      scope: isOne ? `job=${worst.job}` : 'all',
      root: null,
      steps: [],
      title: isOne ? `定时任务“${worst.title}”没有按时运行` : `${late.length} 个定时任务没有按时运行`,
      text: `${late
        .map(({ title }) => title)
        .slice(0, 5)
        .join('、')}：最久的已经晚了 ${Math.floor(worst.lateMs / 60_000)} 分钟`,
      count: 0,
      expected: late.length,
      cells: 1,
      causes: [],
    },
  ]
}

const CLOCK_TEXTS = {
  open: '一小时过去了，还没有人认领',
  owned: '一天过去了，还没有解决',
  solved: '七天过去了，还没有写复盘',
  reviewed: '',
} as const satisfies Record<Incident['state'], string>

/** Tells once of each clock that has run out. */
export async function tellOverdue(context: JobContext): Promise<void> {
  for (const incident of await listUnderWay(context.db, ['open', 'owned', 'solved'])) {
    const dueAt = dueAtOf(incident)
    if (dueAt === null || dueAt > context.now) continue
    await raiseAlert(context, {
      kind: 'incident',
      subject: incident._id,
      text: `事件：${incident.title}。${CLOCK_TEXTS[incident.state]}`,
      source: `${incident.state}:${dueAt}`,
    })
  }
}
