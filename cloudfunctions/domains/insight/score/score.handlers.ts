import type { scoreContract } from '#shared/insight/score/contract'
import type { Handlers } from '../../../platform/handler'
import { explainScore } from './explain.service'
import { getLead } from './lead.service'
import { getModel, listScored, listScoreRuns, listWarnings, summarizeScores } from './score.service'

export const scoreHandlers: Handlers<typeof scoreContract> = {
  'score.list': (input, context) => listScored(context, input),
  'score.summarize': (_input, context) => summarizeScores(context),
  'score.explain': (input, context) => explainScore(context, input),
  'score.listWarnings': (input, context) => listWarnings(context, input),
  'score.getLead': (_input, context) => getLead(context),
  'score.getModel': ({ version }, context) => getModel(context, version),
  'score.listRuns': (_input, context) => listScoreRuns(context),
}
