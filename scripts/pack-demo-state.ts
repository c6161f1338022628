/**
 * `tsx scripts/pack-demo-state.ts --data DIR --out FILE [--day 2026-11-20]`: the shop of a data folder as one file, to be
 * shipped as the demo shop. `--day` is where its clock will stand, at ten in the morning; without it, where it stands now.
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseBusinessDay, startOfDay } from '#shared/kernel/business-day'
import { readArguments, runCommand, UsageError } from './arguments'
import { packState, takeState } from './demo/state'
import { openLocalShop } from './local-shop'

const SIZE_MAX = 4_000_000
const OPENING_MS = 10 * 3_600_000

runCommand(async () => {
  const { options } = readArguments(process.argv.slice(2), { values: ['data', 'out', 'day'] })
  if (typeof options.data !== 'string' || typeof options.out !== 'string') throw new UsageError('--data DIR --out FILE')
  const day = typeof options.day === 'string' ? parseBusinessDay(options.day) : undefined
  if (day === null) throw new UsageError(`--day ${options.day} is no day`)
  const dataDir = path.resolve(options.data)
  const server = await openLocalShop(dataDir, { port: 0, ticks: false })
  try {
    if (day !== undefined) server.cloud.clock.freeze(startOfDay(day) + OPENING_MS)
    const environment = JSON.parse(fs.readFileSync(path.join(dataDir, 'environment.json'), 'utf8'))
    const packed = packState(takeState(server, environment))
    if (packed.length > SIZE_MAX)
      throw new UsageError(`The state has ${packed.length} bytes; ${SIZE_MAX} may be shipped`)
    fs.writeFileSync(path.resolve(options.out), packed)
    console.log(`${packed.length} bytes in ${options.out}`)
  } finally {
    await server.close()
  }
  return undefined
})
