import type { Journey } from '#shared/reach/journey/journey'
import { readDefinition } from '#shared/reach/journey/problems'
import type { Context } from '../../../platform/context'
import { countEntered, countRuns } from './run.repository'
import { listSpendings } from './spending.repository'
import { definitionOf } from './version.service'

/** A journey as a line of the list; counted only where somebody can be in it. */
export async function toLine(context: Context, journey: Journey) {
  const { db } = context
  const {
    _id: journeyId,
    name,
    note,
    state,
    revision,
    version,
    versionRevision,
    pausedWhy,
    by,
    savedAt,
    startedAt,
  } = journey
  const { definition: draft } = readDefinition(journey.draft)
  const inForce = version === null ? null : await definitionOf(context, journeyId, version)
  const isNew = version === null
  const [entered, waiting, spendings] = isNew
    ? [0, 0, []]
    : await Promise.all([
        countEntered(db, journeyId),
        countRuns(db, journeyId, 'waiting'),
        listSpendings(db, journeyId),
      ])
  const shown = inForce ?? draft
  return {
    journeyId,
    name,
    note,
    kind: shown?.kind ?? ('shop' as const),
    state,
    revision,
    version,
    isChanged: revision !== versionRevision,
    pausedWhy,
    budgetFen: shown?.budgetFen ?? null,
    spentFen: spendings.reduce((sum, { spentFen }) => sum + spentFen, 0),
    entered,
    waiting,
    by,
    savedAt,
    startedAt,
  }
}
