import { addForecasts, type Forecast, noForecast } from '#shared/reach/journey/forecast'
import type { ActionOutput } from '../../api/request'

/** A slice is some thousand members; beyond these the rest are like them. */
const SLICES_MAX = 20

/** Goes through a shop's members slice by slice and adds up; null where the past left no record of what begins it. */
export async function simulated(
  ask: (after: string | null) => Promise<ActionOutput<'journey.simulate'>>,
  onSlice: (sum: Forecast) => void,
): Promise<Forecast | null> {
  let sum = noForecast()
  let after: string | null = null
  for (let slices = 0; slices < SLICES_MAX; slices += 1) {
    const { forecast, next } = await ask(after)
    if (forecast === null) return null
    sum = addForecasts(sum, forecast)
    onSlice(sum)
    if (next === null) break
    after = next
  }
  return sum
}
