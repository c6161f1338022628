import { slotAt } from '#shared/base/job/schedule'
import type { Check } from '../../../platform/noun/check'
import { type Job, jobsOf } from '../../../platform/noun/job'
import { type JobState, listJobStates } from './job.repository'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

export const timerCheck: Check = {
  name: 'timers',
  title: '定时任务',
  means: '任务该跑没有跑，或者连续失败。多半是定时器没有建、环境欠费或超了限额；好了以后任务会自己补上。',
  async page({ db, nouns, now }) {
    const jobs = await jobsOf(nouns)
    const states = new Map((await listJobStates(db)).map((state) => [state._id, state]))
    const failed = jobs.flatMap(({ name, title }) => {
      const state = states.get(name)
      return state?.status === 'failed'
        ? [{ subject: name, text: `“${title}”失败：${state.note ?? '原因看日志'}` }]
        : []
    })
    const late = jobs
      .filter((job) => isLate(job, states.get(job.name), now))
      .map(({ name, title }) => ({ subject: name, text: `“${title}”${slotText(states.get(name))}` }))
    // Many at once have one cause.
    const text = `${late.length} 个任务过了时间没有跑：看定时器在不在、环境是不是欠费`
    return {
      findings: [...failed, ...(late.length > MANY ? [{ subject: 'timer', text }] : late)],
      afterId: null,
      looked: jobs.length,
    }
  },
}

const MANY = 5

/** What was planned a whole rhythm ago, and an hour more, should be behind us. */
function isLate({ schedule }: Job, state: JobState | undefined, now: number): boolean {
  if (state?.status === 'failed') return false
  const rhythm = schedule.kind === 'daily' ? DAY_MS : schedule.minutes * 60_000
  return (state?.slot ?? '') < slotAt(schedule, now - rhythm - HOUR_MS)
}

const slotText = (state: JobState | undefined) =>
  state?.slot ? `上次计划时间是 ${state.slot.replace('T', ' ')}` : '还没有跑过'
