import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { Clock } from '../clock'

const keptSchema = z.object({ offsetMs: z.number() })

/**
 * Keeps a moved clock with the data: otherwise a shop that was taken to next week would find itself, after a restart,
 * with entries from the future.
 */
export function keepClock(clock: Clock, dataDir: string): void {
  const file = path.join(dataDir, 'clock.json')
  if (fs.existsSync(file)) {
    const { offsetMs } = keptSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
    if (offsetMs !== 0) clock.advance(offsetMs)
  }
  clock.onChange(() => {
    fs.mkdirSync(dataDir, { recursive: true })
    fs.writeFileSync(file, JSON.stringify({ offsetMs: Math.round(clock.offsetMs()) }))
  })
}
