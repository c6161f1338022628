import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type LocalCloudServer, startServer } from '../../local-cloud/server'
import { buildProbe } from './build-probe'
import { describeProbeSteps, runProbes, verdictLines } from './run-probes'
import { type CallerSeen, judgeCallers, judgeLife, judgeList, judgePicture } from './verdicts'

let server: LocalCloudServer
let root: string
beforeAll(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'probe-'))
  buildProbe(path.join(root, 'probe'))
  server = await startServer({ schema: { collections: {} }, functionsRoot: root, ticks: false, instanceLimit: 1 })
})
afterAll(async () => {
  await server.close()
  fs.rmSync(root, { recursive: true, force: true })
})

type As = Parameters<LocalCloudServer['runner']['invoke']>[0]['caller']

async function callAs(caller: As, event: object): Promise<Record<string, unknown>> {
  const reply = await server.runner.invoke({ functionName: 'probe', event, caller })
  if (reply.kind !== 'ok') throw new Error(reply.message)
  return JSON.parse(reply.result) as Record<string, unknown>
}
const fromConsole = (data: object) => callAs({ kind: 'console' }, data)
const QUICK = { slow: { writes: 3, pauseMs: 0 }, fast: { writes: 41, pauseMs: 0 } }

test('on the local cloud every probe ends as the project believes; the picture waits for a phone', async () => {
  await callAs({ kind: 'phone', openid: 'oAnna', unionid: 'uAnna' }, {})
  await callAs({ kind: 'phone', openid: 'oBo' }, {})
  await callAs({ kind: 'timer' }, {})
  const verdicts = await runProbes(fromConsole, QUICK)
  expect(verdicts.map(({ result }) => result)).toEqual([...Array(4).fill('as-believed'), 'open'])
  const lines = verdictLines(verdicts).join('\n')
  expect(lines).toContain('进程还记得上一个调用者')
  expect(lines).toContain('被拒绝')
  expect(lines).not.toMatch(/oAnna|uAnna|oBo/)
})

test('a phone hears that it may not open what a function has uploaded', async () => {
  const phone = { kind: 'phone', openid: 'oAnna' } as const
  const { fileId } = await callAs(phone, { probe: 'picture' })
  expect(server.cloud.storage.openFor(String(fileId), 'oAnna')).toBe('refused')
  expect(await callAs(phone, { probe: 'picture', opened: 'downloadFile:fail 403' })).toMatchObject({
    opened: 'downloadFile:fail 403',
  })
})

test('a transaction that the service drops early is told with its age and its writes', async () => {
  server.cloud.faults.add({ kind: 'dropped', match: { action: 'database.modifyDocument' }, nth: 5 })
  const answer = await fromConsole({ probe: 'transaction-life', writes: 10, pauseMs: 0 })
  expect(answer).toMatchObject({ writes: 4, refusal: expect.stringContaining('TransactionNotExist') })
  expect(judgeLife(answer as never)).toMatchObject({ result: 'otherwise' })
})

const nobody = { openid: null, unionid: null, source: null }
const aCall = (own: Partial<NonNullable<CallerSeen['own']>> | null, process: Partial<CallerSeen['process']> = {}) => ({
  environment: 'string',
  environ: 'undefined',
  own: own && { ...nobody, trigger: null, ...own },
  process: { ...nobody, ...process },
})

test.each([
  ['one call says nothing of the next', judgeCallers([aCall({ openid: 'a' })]), 'open'],
  ['no readable context', judgeCallers([aCall({ openid: 'a' }), aCall(null)]), 'otherwise'],
  ['a process that remembers', judgeCallers([aCall({ openid: 'a' }), aCall({}, { openid: 'a' })]), 'as-believed'],
  [
    'a list that stays after the rollback',
    judgeList({ added: 'ok', afterRollback: 2, single: 'ok', end: 'ok', afterCommit: 3 }),
    'as-believed',
  ],
  [
    'a single insert that is refused',
    judgeList({ added: 'x', afterRollback: 0, single: 'x', end: 'ok', afterCommit: 0 }),
    'otherwise',
  ],
  [
    'a transaction of ten seconds',
    judgeLife({ writes: 10, seconds: 10, refusal: 'TransactionNotExist', commit: null }),
    'as-believed',
  ],
  [
    'a transaction of two seconds',
    judgeLife({ writes: 2, seconds: 2, refusal: 'TransactionNotExist', commit: null }),
    'otherwise',
  ],
  ['a picture that opens', judgePicture('open'), 'otherwise'],
  ['a picture that does not', judgePicture('403'), 'as-believed'],
])('%s is judged', (_what, verdict, result) => {
  expect(verdict.result).toBe(result)
})

test('the steps name the folder, the test environment and what to take away again', () => {
  const steps = describeProbeSteps('dist/probe')
  for (const part of ['dist/probe', '测试环境', 'PROBE_ENV', 'probe_items']) expect(steps).toContain(part)
})
