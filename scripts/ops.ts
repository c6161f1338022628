/**
 * `npm run ops -- <action> [json | @file.json] [--data DIR] [--until-done]`: what the cloud console sends to `ops`,
 * against the local cloud; prints the JSON reply and ends with code 1 on a refusal. A `fileId` of the form "@sales.csv"
 * is a file of this machine, which is put into the cloud's storage first.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { readArguments, runCommand, UsageError } from './arguments'
import { buildStaleFunctions } from './builds'
import { jsonProblem } from './json-problem'
import { DEMO_DATA, isHalfSeeded, openLocalShop, runningServer, runningShops } from './local-shop'

const USAGE = 'npm run ops -- <action> [json | @file.json] [--data DIR] [--until-done]'
const MOST_ROUNDS = 10_000

type Input = Record<string, unknown>
interface OpsReply {
  ok?: boolean
  data?: { isDone?: boolean }
}

runCommand(async () => {
  const { words, options } = readArguments(process.argv.slice(2), { values: ['data'], flags: ['until-done'] })
  const [action, text = '{}', ...rest] = words
  if (!action || rest.length > 0) throw new UsageError(USAGE)
  const input = readInput(text)
  const dataDir = typeof options.data === 'string' ? path.resolve(options.data) : await shopMeant()
  if (isHalfSeeded(dataDir) && !(await runningServer(dataDir))) {
    throw new UsageError(`The shop in ${dataDir} was not seeded to its end. Run npm start, which begins it anew`)
  }
  return withServer(dataDir, async (url) => {
    await uploadFileOf(url, input)
    const reply = await callOps(url, action, input, options['until-done'] === true)
    console.log(JSON.stringify(reply, null, 2))
    return reply.ok === true ? 0 : 1
  })
})

/** Without `--data`: the one shop that is open, else the demo shop. Never another, empty one without a word. */
async function shopMeant(): Promise<string> {
  const open = await runningShops()
  const [first, second] = open
  if (second) {
    const list = open.map(({ dataDir, url }) => `  --data ${dataDir}  (${url})`).join('\n')
    throw new UsageError(`Several shops are open; say which one:\n${list}`)
  }
  if (first) {
    if (first.dataDir !== DEMO_DATA) console.error(`Asking the shop that is open on ${first.url} (${first.dataDir})`)
    return first.dataDir
  }
  if (!fs.existsSync(path.join(DEMO_DATA, 'database.log'))) {
    throw new UsageError(
      'No shop is open, and there is no demo shop yet. Run npm start first, or name a folder with --data DIR',
    )
  }
  return DEMO_DATA
}

function readInput(text: string): Input {
  const source = text.startsWith('@') ? readText(text.slice(1)) : text
  try {
    const value: unknown = JSON.parse(source)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input
  } catch {
    // Falls through to the same sentence as a value of the wrong kind.
  }
  throw new UsageError(jsonProblem(source) ?? `The input is not a JSON object: ${text}`)
}

function readText(file: string): string {
  return readBytes(file).toString('utf8')
}

/** A file that was named on the command line. @throws UsageError that names it when it cannot be read */
function readBytes(file: string): Buffer {
  try {
    return fs.readFileSync(file)
  } catch (error) {
    throw new UsageError(`The file ${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

/** The server that has the data folder open, or one of our own for as long as the call takes. */
async function withServer(dataDir: string, act: (url: string) => Promise<number>): Promise<number> {
  const running = await runningServer(dataDir)
  if (running) return act(running)
  if (!fs.existsSync(path.join(dataDir, 'database.log'))) console.error(`A new, empty shop begins in ${dataDir}`)
  await buildStaleFunctions()
  const server = await openLocalShop(dataDir, { port: 0, ticks: false })
  try {
    return await act(server.url)
  } finally {
    await server.close()
  }
}

async function uploadFileOf(url: string, input: Input): Promise<void> {
  const { fileId } = input
  if (typeof fileId !== 'string' || !fileId.startsWith('@')) return
  const file = fileId.slice(1)
  const name = path.basename(file).replace(/[^\w.-]/g, '-')
  const base64 = readBytes(file).toString('base64')
  input.fileId = ((await post(url, '/control/files', { path: `imports/${name}`, base64 })) as { fileId: string }).fileId
}

async function callOps(url: string, action: string, input: Input, untilDone: boolean): Promise<OpsReply> {
  for (let round = 1; ; round += 1) {
    const event = { action, input, requestId: randomUUID() }
    const invoked = (await post(url, '/control/invoke', { functionName: 'ops', event, as: 'console' })) as InvokeReply
    if (invoked.kind !== 'ok') return { ok: false, ...invoked }
    const goOn =
      untilDone && invoked.result?.ok === true && invoked.result.data?.isDone === false && round < MOST_ROUNDS
    if (!goOn) return invoked.result ?? {}
  }
}

interface InvokeReply {
  kind: 'ok' | 'failed' | 'refused'
  result?: OpsReply
  message?: string
}

async function post(url: string, address: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${url}${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const reply = (await response.json()) as { error?: string }
  if (!response.ok) throw new UsageError(reply.error ?? `The local cloud answered ${response.status}`)
  return reply
}
