import { buildModel } from '#shared/score/build-model'
import type { ScoreModel } from '#shared/score/model'
import { joinSample } from '#shared/score/sample'
import type { Context } from '../../platform/context'
import { DuplicateKeyError } from '../../platform/db/errors'
import { findLatestModel, insertModel, listSamplePages, modelId } from './model.repository'
import { counted } from './people.service'
import type { SampleStep } from './sampling.service'

const DOUBLED = 2

/** Fits are made anew after so many days, or when the shop has grown to twice the members. */
export function isFitDue(
  latest: Pick<ScoreModel, 'asOfDay' | 'diagnostics'> | null,
  { daysSince, population, refitDays }: { daysSince: number; population: number; refitDays: number },
): boolean {
  if (!latest) return true
  // A clock that was set back is a reason too: the version knows days that have not come.
  return daysSince < 0 || daysSince >= refitDays || population >= Math.max(1, DOUBLED * latest.diagnostics.population)
}

/** Makes the version from its sample. Who does it again finds the version there, made of the same pages. */
export async function makeVersion(
  context: Context,
  making: Omit<SampleStep, 'page' | 'afterId'> & { rulesVersion: number; runId: string },
): Promise<void> {
  const { db, now } = context
  const { version, asOfDay, population, rules, rulesVersion, runId, cost } = making
  const before = counted(cost, [await findLatestModel(db)])[0] ?? null
  if (before && before.version >= version) return
  const pages = counted(cost, await listSamplePages(db, version))
  const sample = joinSample(pages.map(({ columns }) => columns))
  const built = buildModel(sample, { rules, version, inForce: before?.forecast ?? null })
  const model: ScoreModel = {
    _id: modelId(version),
    version,
    asOfDay,
    fittedAt: now,
    madeIn: runId,
    rulesVersion,
    cuts: built.cuts,
    forecast: built.forecast,
    diagnostics: { population, ...built.diagnostics },
  }
  await insertModel(db, model).catch((error) => {
    if (!(error instanceof DuplicateKeyError)) throw error
  })
}
