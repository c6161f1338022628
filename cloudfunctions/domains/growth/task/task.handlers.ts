import type { taskContract } from '#shared/growth/task/contract'
import type { Handlers } from '../../../platform/handler'
import { actsOf } from '../../../platform/noun/act'
import { claimTask } from './claim.service'
import { confirmAct, listConfirmable } from './confirm.service'
import { listTasks } from './list.service'

export const taskHandlers: Handlers<typeof taskContract> = {
  'task.list': (_input, context) => listTasks(context),
  'task.claim': (input, context) => claimTask(context, input),
  'task.listConfirmable': (_input, context) => listConfirmable(context),
  'task.confirmAct': (input, context) => confirmAct(context, input),
  'task.listActs': async (_input, { nouns }) => ({
    acts: actsOf(nouns).map(({ key, title, needs }) => ({ key, title, needsConsent: needs !== undefined })),
  }),
}
