import {
  ALL,
  kindOfPart,
  type PartKey,
  RISING_STEPS,
  STEP_KEYS,
  type Step,
  WATCHED_KINDS,
} from '#shared/kernel/watched-step'
import { placeOfCell } from './cell'
import { partsOfStep, seriesOf, usualShare, type Watched } from './usual'
import { type Finding, fallOf, mixOf, riseOf } from './watch'

export interface StepFinding {
  step: Step
  part: PartKey
  finding: Finding
}

/** Which steps, and which of their stores, tills and bands of amounts, are not as they should be as of the newest cell. */
export function lookAt(watched: Watched): StepFinding[] {
  return STEP_KEYS.flatMap((step) => [...lookAtCounts(watched, step), ...lookAtAmounts(watched, step)])
}

function lookAtCounts(watched: Watched, step: Step): StepFinding[] {
  const parts = partsOfStep(watched, step).filter((key) => isWatched(key))
  const isRising = RISING_STEPS.includes(step) && !watched.isKnown(placeOfCell(watched.cell).day)
  return [ALL, ...parts].flatMap((part) => {
    const series = seriesOf(watched, step, part)
    // Fewer failures than usual are nobody’s trouble.
    const fall = step === 'failed' ? null : fallOf(series)
    const finding = fall ?? (isRising ? riseOf(series) : null)
    return finding ? [{ step, part, finding }] : []
  })
}

function lookAtAmounts(watched: Watched, step: Step): StepFinding[] {
  const bands = partsOfStep(watched, step).filter((key) => kindOfPart(key) === 'amount')
  if (bands.length === 0) return []
  const whole = seriesOf(watched, step, ALL)
  const shares = new Map(bands.map((part) => [part, usualShare(watched, step, part)]))
  // Where no amounts are known yet, every band is new.
  if ([...shares.values()].every((share) => share === 0)) return []
  return bands.flatMap((part) => {
    const own = seriesOf(watched, step, part)
    const mix = { part: own.counts, whole: whole.counts, share: shares.get(part) ?? 0 }
    const finding = mixOf(mix)
    return finding ? [{ step, part, finding }] : []
  })
}

function isWatched(key: PartKey): boolean {
  const kind = kindOfPart(key)
  return kind !== null && WATCHED_KINDS.includes(kind)
}
