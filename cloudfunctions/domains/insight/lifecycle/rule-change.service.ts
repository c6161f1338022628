import { LIFECYCLE_NAMES, LIFECYCLE_STAGES } from '#shared/insight/lifecycle/lifecycle'
import type { LifecycleRules } from '#shared/insight/lifecycle/rules'
import { lifecycleStageOf } from '#shared/insight/lifecycle/stage-of'
import type { Context } from '../../../platform/context'
import type { Change, Effect } from '../../../platform/noun/rules'
import { pageLifecycles } from './lifecycle.repository'

/** Ids are random, so the first thousand are as good a sample as any. */
const LOOKED_MAX = 1000

/** Where new rules would put members, from the facts kept in their standings; engagement needs their days and is not in it. */
export async function previewLifecycleChange({ db }: Context, { after }: Change<LifecycleRules>): Promise<Effect[]> {
  const looked = await pageLifecycles(db, null, LOOKED_MAX)
  const stages = looked.map(({ facts, asOfDay }) => lifecycleStageOf(facts, asOfDay, after))
  const moves = LIFECYCLE_STAGES.flatMap((stage): Effect[] => {
    const coming = looked.filter((member, index) => stages[index] === stage && member.stage !== stage).length
    return coming > 0 ? [{ text: `名会员换到“${LIFECYCLE_NAMES[stage]}”`, count: coming }] : []
  })
  const sampled =
    looked.length === LOOKED_MAX ? [{ text: '会员很多，以下是其中一部分：抽样会员数', count: LOOKED_MAX }] : []
  return [
    { text: '下一个夜间任务按新规则重新看全部会员', count: null },
    ...sampled,
    ...(moves.length > 0 ? moves : [{ text: '没有会员换阶段', count: null }]),
  ]
}
