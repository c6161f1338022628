import { type Conclusion, concludeFrom, conclusionText, verdictOf } from '#shared/insight/experiment/conclusion'
import { countedIn, type Experiment, type Measured } from '#shared/insight/experiment/experiment'
import { FIGURE_TERMS } from '#shared/insight/experiment/figures'
import { contentText, SURFACE_TERMS } from '#shared/insight/experiment/surfaces'
import type { Context } from '../../../platform/context'
import { findResult, findResults, listLatest } from './experiment.repository'
import { getExperiment } from './getting.service'

const LISTED_MAX = 50

export async function listExperiments({ db }: Context) {
  const listed = await listLatest(db, LISTED_MAX)
  const ids = listed.map(({ _id }) => _id)
  const results = new Map(
    (ids.length > 0 ? await findResults(db, ids) : []).map((measured) => [measured._id, measured]),
  )
  return {
    experiments: listed.map((experiment) => {
      const measured = results.get(experiment._id)
      const verdict = measured ? verdictOf(concludeFrom(experiment, measured)) : ('none' as const)
      return { ...toSummary(experiment), verdict }
    }),
  }
}

/** @throws DomainError EXPERIMENT_NOT_FOUND */
export async function getExperimentWithResult(context: Context, experimentId: string) {
  const [experiment, measured] = await Promise.all([
    getExperiment(context, experimentId),
    findResult(context.db, experimentId),
  ])
  const { surface, segmentId, coveragePercent, namespace, withinDays, changePercent, armSize, shippedArm } = experiment
  return {
    ...toSummary(experiment),
    arms: experiment.arms.map(({ key, title, weightPercent, content, contentTitle }) => ({
      ...{ key, title, weightPercent, content },
      contentText: contentText(surface, content, contentTitle),
    })),
    ...{ segmentId, coveragePercent, namespace, withinDays, changePercent, armSize, shippedArm },
    guardrails: experiment.guardrails.map((each) => ({ ...each, figureText: FIGURE_TERMS[each.figure].name })),
    result: measured && toResult(experiment, measured),
  }
}

function toSummary(experiment: Experiment) {
  const { _id, name, hypothesis, surface, status, version, figure, startedAt, stoppedAt, stoppedBy } = experiment
  const { placeId = null, placeTitle = null } = experiment
  return {
    experimentId: _id,
    ...{ name, hypothesis, surface, status, version, figure, startedAt, stoppedAt, stoppedBy },
    placeId,
    surfaceText: placeTitle ?? SURFACE_TERMS[surface].title,
    figureText: FIGURE_TERMS[figure].name,
  }
}

function toResult(experiment: Experiment, measured: Measured) {
  const conclusion: Conclusion = concludeFrom(experiment, measured)
  return {
    measuredAt: measured.measuredAt,
    isAtSize: conclusion.isAtSize,
    split: conclusion.split,
    savedPercent: Math.round(100 * conclusion.saved),
    mixed: measured.mixed,
    arms: conclusion.comparisons.map(({ arm: key, mean, change, anyDay, atSize, is }) => {
      const count = measured.counts.find(({ arm }) => arm === key)
      const title = experiment.arms.find((arm) => arm.key === key)?.title ?? key
      const counted = count ? countedIn(count, experiment.figure) : 0
      return { key, title, seen: count?.seen ?? 0, counted, mean, change, anyDay, atSize, is }
    }),
    sentences: conclusionText(experiment, conclusion),
  }
}
