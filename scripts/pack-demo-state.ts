/** `tsx scripts/pack-demo-state.ts --data DIR --out FILE`: the shop of a data folder as one file, to be shipped as the demo shop. */
import fs from 'node:fs'
import path from 'node:path'
import { readArguments, runCommand, UsageError } from './arguments'
import { packState, takeState } from './demo/state'
import { openLocalShop } from './local-shop'

const SIZE_MAX = 4_000_000

runCommand(async () => {
  const { options } = readArguments(process.argv.slice(2), { values: ['data', 'out'] })
  if (typeof options.data !== 'string' || typeof options.out !== 'string') throw new UsageError('--data DIR --out FILE')
  const dataDir = path.resolve(options.data)
  const server = await openLocalShop(dataDir, { port: 0, ticks: false })
  try {
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
