import { taskRules } from '#shared/growth/task/task-rules'
import { asNow, type TrialSource } from '../../../platform/noun/trial-source'
import { rulesInForce } from '../../base/settings/settings.face'

/** Which task stands first on its page: one of the shop's, or none in particular. What tasks bring is the same for everybody. */
export const taskTrials: TrialSource = {
  surface: 'taskFirst',
  async list(context) {
    const { tasks } = await rulesInForce(context, taskRules)
    return [
      {
        ...{ placeId: null, title: '任务页最前面的一件', version: null },
        ways: [
          asNow('和现在一样，不特别放哪一件'),
          ...tasks.map(({ key, title }) => ({ content: key, title: `“${title}”` })),
        ],
        why: tasks.length === 0 ? '现在没有任务' : null,
      },
    ]
  },
}
