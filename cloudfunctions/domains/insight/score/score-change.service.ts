import type { ScoreRules } from '#shared/insight/score/rules'
import type { Score } from '#shared/insight/score/score'
import { figuresOf } from '#shared/insight/score/score-of'
import type { Context } from '../../../platform/context'
import type { Change, Effect } from '../../../platform/noun/rules'
import { findLatestModel } from './model.repository'
import { countScores, pageScores } from './score.repository'

/** Ids are random, so the first thousand are as good a sample as any. */
const LOOKED_MAX = 1000

/** What new rules would make of members today, from the facts kept in their scores. */
export async function previewScoreChange({ db }: Context, { after }: Change<ScoreRules>): Promise<Effect[]> {
  const [model, total, scores] = [
    await findLatestModel(db),
    await countScores(db),
    await pageScores(db, null, LOOKED_MAX),
  ]
  const effects: Effect[] = [{ text: '下一个夜间任务按新规则为全部会员重新评分', count: null }]
  if (!model || scores.length === 0) return effects
  const figures = scores.map((score) => figuresOf(score.facts, score.asOfDay, { model, rules: after }))
  const count = (isOther: (score: Score, index: number) => boolean) => scores.filter(isOther).length
  const moved = [
    { text: '名会员换到另一个分组', count: count(({ group }, i) => group !== figures[i]?.group) },
    { text: '名会员换到另一个阶段', count: count(({ stage }, i) => stage !== figures[i]?.stage) },
  ]
  const sampled =
    total > scores.length ? [{ text: '会员很多，以下是其中一部分：抽样会员数', count: scores.length }] : []
  return [...effects, ...sampled, ...moved]
}
