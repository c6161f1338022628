import path from 'node:path'
import * as z from 'zod'
import type { Clock } from '../clock'
import { readSmallFile, writeSmallFile } from '../small-file'

const keptSchema = z.object({ offsetMs: z.number() })

/**
 * Stores a moved clock with the data. Otherwise a shop that was moved to next week would have entries from the future
 * after a restart.
 */
export function keepClock(clock: Clock, dataDir: string): void {
  const file = path.join(dataDir, 'clock.json')
  const kept = readSmallFile(file, keptSchema)
  if (kept && kept.offsetMs !== 0) clock.advance(kept.offsetMs)
  clock.onChange(() => writeSmallFile(file, { offsetMs: Math.round(clock.offsetMs()) }))
}
