import { buildModel, type Fits, fitSample, isEnough } from '#shared/insight/score/build-model'
import type { ScoreModel } from '#shared/insight/score/model'
import { joinSample, type Sample } from '#shared/insight/score/sample'
import { FIGURES_VERSION } from '#shared/insight/score/score-of'
import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { findLatestModel, insertModel, listSamplePages, modelId } from './model.repository'
import { counted } from './people.service'
import type { SampleStep } from './sampling.service'

const DOUBLED = 2

/** Models are fitted again after this many days, when the members have doubled, or when the formulas change. */
export function isFitDue(
  latest: Pick<ScoreModel, 'asOfDay' | 'diagnostics' | 'figuresVersion'> | null,
  { daysSince, population, refitDays }: { daysSince: number; population: number; refitDays: number },
): boolean {
  if (!latest || latest.figuresVersion !== FIGURES_VERSION) return true
  // A clock that was set back is a reason too: the version knows days that have not come.
  return daysSince < 0 || daysSince >= refitDays || population >= Math.max(1, DOUBLED * latest.diagnostics.population)
}

/** Read once in a slice. */
export interface KeptSample {
  sample: Sample | null
}

const FITS = ['mbg', 'bg'] as const

/**
 * The next part of making the version from its sample: one of the fits and, at the end, the version. Each takes about a
 * second whatever the shop looks like, so a slow function can stop after any of them. A repeated part finds the same
 * pages, or the finished version.
 */
export async function makeVersion(
  context: Context,
  making: Omit<SampleStep, 'page' | 'afterId'> & { rulesVersion: number; runId: string; fitted: string },
  kept: KeptSample,
): Promise<{ fitted: string; isDone: boolean }> {
  const { db, now } = context
  const { version, asOfDay, population, rules, rulesVersion, runId, cost } = making
  kept.sample ??= joinSample(counted(cost, await listSamplePages(db, version)).map(({ columns }) => columns))
  const { sample } = kept
  // Only this function writes it.
  const fits = (making.fitted === '' ? {} : JSON.parse(making.fitted)) as Partial<Fits>
  const next = FITS.find((kind) => fits[kind] === undefined)
  if (next && isEnough(sample))
    return { fitted: JSON.stringify({ ...fits, [next]: fitSample(next, sample) }), isDone: false }
  const before = counted(cost, [await findLatestModel(db)])[0] ?? null
  if (before && before.version >= version) return { fitted: '', isDone: true }
  const inForce = before?.forecast ?? null
  const built = buildModel(sample, { rules, version, inForce, fits: { mbg: null, bg: null, ...fits } })
  const model: ScoreModel = {
    _id: modelId(version),
    version,
    asOfDay,
    fittedAt: now,
    madeIn: runId,
    figuresVersion: FIGURES_VERSION,
    rulesVersion,
    cuts: built.cuts,
    forecast: built.forecast,
    diagnostics: { population, ...built.diagnostics },
  }
  await isNew(insertModel(db, model))
  return { fitted: '', isDone: true }
}
