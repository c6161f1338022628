import type { jobContract } from '#shared/base/job/contract'
import type { Handlers } from '../../../platform/handler'
import { jobsOf } from '../../../platform/noun/job'
import { closeAlert, listAlerts } from '../alert/alert.face'
import { listJobs, runJob } from './job.service'

export const jobHandlers: Handlers<typeof jobContract> = {
  'job.list': async (_input, context) => listJobs(context, await jobsOf(context.nouns)),
  'job.run': async ({ job, force }, context) =>
    runJob({ ...context, isForced: force }, await jobsOf(context.nouns), job),
  'job.listAlerts': (_input, context) => listAlerts(context),
  'job.closeAlert': ({ alertId, note }, context) => closeAlert(context, alertId, note),
}
