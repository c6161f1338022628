import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import type { Output, Reply } from '#shared/kernel/contract'
import type { importContract } from '#shared/till/import/contract'
import { functionEnv } from '../local-cloud/gateway'
import { type Caller, invocationEnvironment } from '../local-cloud/runner/caller'
import { FUNCTIONS_ROOT } from '../scripts/builds'
import { type BenchShop, FUNCTION_KEYS, openBenchShop, STORE_ID } from './bench-shop'
import { rounded } from './statistics'
import { tillFile, tillFileOfEverybody, tillFileWithLines } from './till-file'

type FileKind = 'plain' | 'with lines' | 'known customers' | 'known, with lines'

export interface ImportCost {
  file: FileKind
  /** In the file. */
  rows: number
  /** Fewer where the time for this measurement ended. */
  rowsDone: number
  rowsPerSecond: number
  /** By the processor time of the function alone. */
  rowsPerCpuSecond: number
  /** Processor time of the function alone: steadier than the clock where other programs run. */
  cpuMsPerThousandRows: number
  /** The function's process, at its largest. */
  peakMemoryMb: number
  calls: number
}

type Report = Output<(typeof importContract)['import.apply']>
interface Answer<T> {
  reply: Reply<T>
  cpuMs: number
  peakMb: number
}

interface Kind {
  file: FileKind
  rows: number
}

const IMPORTS: readonly Kind[] = [
  { file: 'plain', rows: 7000 },
  { file: 'plain', rows: 70_000 },
  { file: 'with lines', rows: 20_000 },
  { file: 'known customers', rows: 20_000 },
]
/** The same for a file of one size, whatever its kind. */
export const everyKind = (rows: number): Kind[] =>
  (['plain', 'known customers', 'with lines', 'known, with lines'] as const).map((file) => ({ file, rows }))

const PLAIN = { member: 'customer', date: 'date', amount: 'amount' }
const LINED = { ...PLAIN, receipt: 'receipt', article: 'article', quantity: 'quantity' }
const hasLines = (file: FileKind) => file === 'with lines' || file === 'known, with lines'
const isOfKnown = (file: FileKind) => file === 'known customers' || file === 'known, with lines'
/** What `ops` gets in the cloud; Node leaves about half of it to the heap. */
const HEAP_MB = 256
/** No further call after this; a call takes up to 45 s. */
const ENOUGH_MS = 60_000

export async function measureImports(kinds = IMPORTS): Promise<ImportCost[]> {
  const costs: ImportCost[] = []
  for (const kind of kinds) {
    const shop = await openBenchShop(1)
    try {
      // Half as many receipts as rows with lines, and so half as many customers.
      const purchases = hasLines(kind.file) ? Math.ceil(kind.rows / 2) : kind.rows
      if (isOfKnown(kind.file)) await importBy(shop, { ...kind, file: 'plain', text: tillFileOfEverybody(purchases) })
      const text = hasLines(kind.file) ? tillFileWithLines(kind.rows) : tillFile(kind.rows)
      costs.push(await importBy(shop, { ...kind, text }))
    } finally {
      await shop.server.close()
    }
  }
  return costs
}

/** By a process of its own, so that the memory is that of this import. */
async function importBy(shop: BenchShop, kind: Kind & { text: string }): Promise<ImportCost> {
  const ops = await startFunction(shop, 'ops')
  try {
    return await importInto(shop, ops, kind)
  } finally {
    ops.kill()
  }
}

async function importInto(
  { server }: BenchShop,
  ops: ChildProcess,
  { file, rows, text }: Kind & { text: string },
): Promise<ImportCost> {
  const { fileId } = server.cloud.storage.put('imports/bench.csv', Buffer.from(text))
  const input = {
    fileId,
    storeId: STORE_ID,
    columns: hasLines(file) ? LINED : PLAIN,
    ...(hasLines(file) && { rows: 'articles' }),
  }
  const startedAt = performance.now()
  let cpuMs = 0
  for (let calls = 1; ; calls += 1) {
    const answer = await ask<Report>(ops, { action: 'import.apply', input, requestId: randomUUID() })
    cpuMs += answer.cpuMs
    // A machine that does too much else lets the database time out. The same import goes on.
    if (!answer.reply.ok && answer.reply.error.code === 'BUSY' && performance.now() - startedAt < ENOUGH_MS) continue
    if (!answer.reply.ok) throw new Error(`The import was refused: ${JSON.stringify(answer.reply.error)}`)
    server.cloud.stats.clear()
    const { isDone, rowsDone } = answer.reply.data
    const elapsedMs = performance.now() - startedAt
    if (!isDone && elapsedMs < ENOUGH_MS) continue
    return {
      file,
      rows,
      rowsDone,
      rowsPerSecond: rounded((rowsDone * 1000) / elapsedMs, 0),
      rowsPerCpuSecond: rounded((rowsDone * 1000) / cpuMs, 0),
      cpuMsPerThousandRows: rounded((cpuMs * 1000) / rowsDone, 0),
      peakMemoryMb: rounded(answer.peakMb, 0),
      calls,
    }
  }
}

export async function startFunction(
  { server }: BenchShop,
  name: string,
  { caller = { kind: 'console' } }: { caller?: Caller } = {},
): Promise<ChildProcess> {
  const entry = path.join(FUNCTIONS_ROOT, name, 'index.js')
  const env = {
    PATH: process.env.PATH,
    ...functionEnv(server.url, server.cloud.envId),
    ...invocationEnvironment(caller, 'bench', { appId: 'wxbench' }),
    ...FUNCTION_KEYS,
  }
  const execArgv = [`--max-old-space-size=${HEAP_MB}`]
  const child = fork(path.join(__dirname, 'function-process.cjs'), [entry], { env, execArgv })
  // Each call listens for the end of the process too.
  child.setMaxListeners(0)
  await once(child, 'message')
  return child
}

/** The function's answer, with the processor time of this call and the largest memory so far. */
export async function ask<T>(child: ChildProcess, event: unknown): Promise<Answer<T>> {
  const answered = Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The function's process ended with code ${code}`)
    }),
  ])
  child.send(event as object)
  const [answer] = await answered
  return answer as Answer<T> // function-process.cjs sends nothing else.
}
