import type { jobContract } from '#shared/base/job/contract'
import { jobs } from '../../../jobs/schedule'
import type { Handlers } from '../../../platform/handler'
import { closeAlert, listAlerts } from '../alert/alert.face'
import { listJobs, runJob } from './job.service'

export const jobHandlers: Handlers<typeof jobContract> = {
  'job.list': (_input, context) => listJobs(context, jobs),
  'job.run': ({ job, force }, context) => runJob({ ...context, isForced: force }, jobs, job),
  'job.listAlerts': (_input, context) => listAlerts(context),
  'job.closeAlert': ({ alertId, note }, context) => closeAlert(context, alertId, note),
}
