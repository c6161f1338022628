import { NO_COST } from '#shared/base/settings/approval-rules'
import { contentText, SURFACE_TERMS } from '#shared/insight/experiment/surfaces'
import type { Context } from '../../../platform/context'
import type { CostlyAct, Weighed } from '../../../platform/noun/costly'
import { findAtWork } from './at-work.service'
import { getExperiment } from './getting.service'
import { withTitles } from './places.service'
import { planFor } from './plan.service'
import { requireShippable, requireStartable, shippingOf } from './state.service'

/** What members see is changed for some, or for all: one person asks, another one agrees. Stopping needs nobody. */
export const experimentActs: readonly CostlyAct[] = [
  {
    action: 'experiment.start',
    title: '开始实验',
    async weigh(context: Context, { experimentId }: { experimentId: string }): Promise<Weighed> {
      const experiment = await getExperiment(context, experimentId)
      requireStartable(experiment, await findAtWork(context.db))
      const { surface, placeTitle, arms, coveragePercent, hypothesis } = await withTitles(context, experiment)
      const plan = await planFor(context, experiment)
      return {
        sentences: [
          `在“${placeTitle ?? SURFACE_TERMS[surface].title}”上试 ${arms.length} 种做法，只有同意按个人情况推荐的会员参加，其中 ${coveragePercent}%`,
          ...arms.map(
            ({ title, weightPercent, content, contentTitle }) =>
              `${title}（${weightPercent}%）：${contentText(surface, content, contentTitle)}`,
          ),
          `想知道的是：${hypothesis}`,
          // Figures of days move by themselves; what is agreed to is the plan, rounded.
          plan.armSize === null ? '现在还算不出要多少人' : `每个方案要大约 ${rounded(plan.armSize)} 位会员`,
        ],
        cost: NO_COST,
        amount: null,
      }
    },
  },
  {
    action: 'experiment.ship',
    title: '把一个方案给所有人',
    async weigh(context: Context, { experimentId, arm }: { experimentId: string; arm: string }): Promise<Weighed> {
      const experiment = await getExperiment(context, experimentId)
      const { title, content, contentTitle } = requireShippable(experiment, arm)
      await shippingOf(context, experiment, arm)
      const { surface, placeTitle, name, stoppedBy } = experiment
      const where = placeTitle ?? SURFACE_TERMS[surface].title
      return {
        sentences: [
          `实验“${name}”结束，所有会员在“${where}”都${surface === 'journey' ? '走' : '看到'}方案“${title}”：${contentText(surface, content, contentTitle)}`,
          // Also where it ended while the proposal waited: other sentences are agreed to anew.
          ...(stoppedBy === 'guardrail' ? ['这个实验是碰到护栏自动停下的：有一个方案让不能变差的数字明确变差了'] : []),
        ],
        cost: NO_COST,
        amount: null,
      }
    },
  },
]

/** To one significant digit. */
function rounded(count: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, count)))
  return Math.ceil(count / unit) * unit
}
