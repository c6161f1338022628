import path from 'node:path'
import { resetAll } from '../local-cloud/control/parts'
import type { LocalCloudServer } from '../local-cloud/server'
import { readArguments, UsageError } from './arguments'
import { buildStaleFunctions, buildStaleH5 } from './builds'
import { isEmpty } from './demo/seed'
import { DEMO_DATA, freePort, isFree, isHalfSeeded, openLocalShop } from './local-shop'

/** Builds what is stale and opens the demo shop on `--port` and `--data`; an empty data folder is seeded. */
export async function openDemo(argv: readonly string[]): Promise<LocalCloudServer> {
  const { options } = readArguments(argv, { values: ['port', 'data'] })
  await buildStaleFunctions()
  await buildStaleH5()
  const port = await portFor(options.port)
  const dataDir = typeof options.data === 'string' ? path.resolve(options.data) : DEMO_DATA
  const wasCutOff = isHalfSeeded(dataDir)
  const server = await openLocalShop(dataDir, { port, ticks: true, isDemo: true })
  if (wasCutOff) {
    console.log('The last seeding of the demo shop was cut off: it begins anew.')
    await resetAll(server)
  }
  if (isEmpty(server)) {
    console.log('Seeding the demo shop …')
    await server.seedDemo?.()
  }
  // Not before: a seeding that is interrupted ends at once, and the next start begins it anew.
  endWith(server.close)
  return server
}

async function portFor(wanted: string | boolean | undefined): Promise<number> {
  if (wanted === undefined) return freePort(8080)
  const port = Number(wanted)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new UsageError(`--port ${wanted} is not a port`)
  if (!(await isFree(port))) throw new UsageError(`Port ${port} is taken`)
  return port
}

/** Ctrl+C closes the data folder properly; a second one does not wait. */
function endWith(close: () => Promise<void>): void {
  const end = () => {
    process.once('SIGINT', () => process.exit(130))
    void close().then(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}
