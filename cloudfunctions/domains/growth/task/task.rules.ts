import { growthRules } from '#shared/growth/task/growth-rules'
import { taskRules } from '#shared/growth/task/task-rules'
import type { RegisteredRules } from '../../../platform/noun/rules'
import { register } from '../../base/settings/settings.face'
import { growthProblems, previewGrowth, previewTasks, taskProblems } from './rules-preview.service'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments: RegisteredRules[] = [
  {
    ...register(growthRules, previewGrowth),
    problems: async (context, { after }) => growthProblems(context, after as typeof growthRules.fallback),
  },
  {
    ...register(taskRules, previewTasks),
    problems: (context, { after }) => taskProblems(context, after as typeof taskRules.fallback),
  },
]
