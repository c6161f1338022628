import {
  ALL,
  kindOfPart,
  type PartKey,
  RISING_STEPS,
  STEP_KEYS,
  type Step,
  valueOfPart,
  WATCHED_KINDS,
} from '#shared/kernel/watched-step'
import { SHIFT_WHOLE_MAX, type SoldCell, shiftOf } from './shift'
import { partsOfStep, seriesOf, type Watched } from './usual'
import { between, type Finding, fallOf, riseOf } from './watch'

export interface StepFinding {
  step: Step
  part: PartKey
  finding: Finding
}

/** Which steps, and which of their stores, tills and bands of amounts, are not as they should be as of the newest cell. */
export function lookAt(watched: Watched): StepFinding[] {
  return STEP_KEYS.flatMap((step) => {
    const parts = partsOfStep(watched, step)
    return [...lookAtCounts(watched, step, parts), ...lookAtAmounts(watched, step, parts)]
  })
}

function lookAtCounts(watched: Watched, step: Step, parts: readonly PartKey[]): StepFinding[] {
  const { usual, today } = watched.lately
  const isRising = RISING_STEPS.includes(step) && !usual.isKnown(today)
  return [ALL, ...parts.filter(isWatched)].flatMap((part) => {
    const series = seriesOf(watched, step, part)
    // Fewer failures than usual are nobody’s trouble.
    const fall = step === 'failed' ? null : fallOf(series, { isSaleOfPart: step === 'confirm' && part !== ALL })
    const finding = fall ?? (isRising ? riseOf(series) : null)
    return finding ? [{ step, part, finding }] : []
  })
}

function lookAtAmounts(watched: Watched, step: Step, parts: readonly PartKey[]): StepFinding[] {
  const bands = parts
    .filter((key) => kindOfPart(key) === 'amount')
    .sort((one, other) => Number(valueOfPart(one)) - Number(valueOfPart(other)))
  const shares = bands.map((part) => watched.lately.usual.shareOf(step, part))
  // Where no amounts are known yet, every band is new.
  if (shares.every((share) => share === 0)) return []
  const shift = shiftOf(soldCells(watched, step, bands), shares)
  const part = shift && bands[shift.band]
  return shift && part ? [{ step, part, finding: shift.finding }] : []
}

/** The cells of the last sales, as far back as is asked; none when the newest brought nothing new to say. */
function soldCells(watched: Watched, step: Step, bands: readonly PartKey[]): SoldCell[] {
  const { counts, newest, begun } = seriesOf(watched, step, ALL)
  if (between(counts, newest, newest) + (begun?.count ?? 0) === 0) return []
  const own = bands.map((part) => seriesOf(watched, step, part))
  const cells: SoldCell[] = []
  let sold = 0
  if (begun && begun.count > 0) {
    sold += begun.count
    cells.push({ back: 0, counts: own.map((band) => band.begun?.count ?? 0) })
  }
  for (let index = newest; index >= 0 && sold < SHIFT_WHOLE_MAX; index -= 1) {
    const count = between(counts, index, index)
    if (count === 0) continue
    sold += count
    cells.push({ back: newest - index, counts: own.map((band) => between(band.counts, index, index)) })
  }
  return cells
}

function isWatched(key: PartKey): boolean {
  const kind = kindOfPart(key)
  return kind !== null && WATCHED_KINDS.includes(kind)
}
