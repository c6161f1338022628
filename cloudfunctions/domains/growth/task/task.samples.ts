import type { taskContract } from '#shared/growth/task/contract'
import { NOT_DONE, type Samples } from '../../../platform/noun/samples'

/** What a clerk confirms brings points, and reviewers give away none. */
export const taskSamples: Samples<typeof taskContract> = { 'task.confirmAct': NOT_DONE }
