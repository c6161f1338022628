import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { auditShop } from '../cloudfunctions/testing/audit-shop'
import type { LocalCloudServer } from '../local-cloud/server'
import { asOperator } from '../scripts/demo/actor'
import { openEmptyShop, phoneOf } from './open-shop'

// The till's door as it is deployed: the built function behind an HTTP route, asked by the client of the documentation and by its lines of
// curl, each as a process of its own.

const run = promisify(execFile)
const ROOT = path.join(__dirname, '..')
const CLIENT = path.join(ROOT, 'docs', 'till-client', 'till.mjs')
const EAST = 'str_east'

let server: LocalCloudServer
let folder: string
let key: { keyId: string; secret: string }
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'till-'))
  server = await openEmptyShop()
  const ops = asOperator(server)
  await ops('staff.saveStore', { storeId: EAST, name: '东店', region: '成都', address: '东街 1 号' })
  const secret = randomBytes(32).toString('base64url')
  const { keyId } = await ops('till-key.create', { storeId: EAST, name: '前台', by: '周总', secret })
  key = { keyId, secret }
})
afterAll(async () => {
  await server?.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** The code that a member's phone shows now. */
async function aCode(person: string): Promise<string> {
  const ask = async (action: string) => {
    const data = { action, input: {}, requestId: randomUUID() }
    return (await phoneOf(server, person)({ name: 'api', data })) as { data: { code: string } }
  }
  await ask('home.open')
  return (await ask('member.getCode')).data.code
}

const env = (url = `${server.url}/till`) => ({
  PATH: process.env.PATH ?? '',
  CHANGLAI_TILL_URL: url,
  CHANGLAI_TILL_KEY: key.keyId,
  CHANGLAI_TILL_SECRET: key.secret,
  CHANGLAI_TILL_QUEUE: path.join(folder, 'queue.json'),
})

async function till(words: readonly string[], url?: string) {
  const { stdout } = await run(process.execPath, [CLIENT, ...words], { env: env(url) })
  return JSON.parse(stdout)
}

test('the client of the documentation sells, refunds and reads the day', async () => {
  const memberCode = await aCode('anna')
  const { data } = await till(['look-up', memberCode])
  expect(data.member).toMatchObject({ displayName: expect.any(String), proof: expect.stringMatching(/^v1\./) })
  const sale = { number: 'A-1', memberCode: data.member.proof, amountFen: 5_000, payableFen: 5_000 }
  const sold = await till(['sell', JSON.stringify(sale)])
  expect(sold).toMatchObject({
    outcome: 'recorded',
    data: { purchase: { number: 'A-1', pointsEarned: 50 }, changed: [] },
  })
  const refund = { refundNumber: 'T-1', amountFen: 2_000 }
  expect(await till(['refund', 'A-1', JSON.stringify(refund)])).toMatchObject({ data: { moneyFen: 2_000 } })
  const day = new Date(sold.data.purchase.soldAt + 8 * 3_600_000).toISOString().slice(0, 10)
  expect((await till(['day', day])).data.purchases).toMatchObject([{ number: 'A-1', refundedFen: 2_000 }])
  expect(auditShop({ database: server.cloud.database })).toEqual([])
})

test('without a line it keeps what it sells, and sends it in order when there is one', async () => {
  const nowhere = 'http://127.0.0.1:9/till'
  const [ben, carl] = [await aCode('ben'), await aCode('carl')]
  for (const [index, memberCode] of [ben, carl, ben].entries()) {
    const sale = { number: `B-${index}`, memberCode, amountFen: 1_000, payableFen: 1_000 }
    expect(await till(['sell', JSON.stringify(sale)], nowhere)).toEqual({ number: `B-${index}`, outcome: 'waits' })
  }
  const sent = await till(['flush'])
  expect(sent).toMatchObject([
    { number: 'B-0', outcome: 'recorded' },
    { number: 'B-1', outcome: 'recorded' },
    // The same code of the same member: it is for a person to look at.
    { number: 'B-2', outcome: 'refused', error: { code: 'SHOWN_CODE_USED' } },
  ])
  expect(await till(['flush'])).toEqual([])
  const refused = JSON.parse(fs.readFileSync(path.join(folder, 'queue.refused.json'), 'utf8'))
  expect(refused).toMatchObject([{ sale: { number: 'B-2' }, error: { message: expect.stringContaining('会员码') } }])
})

test('the lines of curl that the documentation gives do what they say', async () => {
  const page = fs.readFileSync(path.join(ROOT, 'docs', 'till-wire.md'), 'utf8')
  const script = /```sh\n(call\(\)[\s\S]*?)```/.exec(page)?.[1] ?? ''
  // The code is looked up and then sold with, within the minute that it is good for.
  const given = { PATH: process.env.PATH ?? '', URL: `${server.url}/till`, KEY: key.keyId, SECRET: key.secret }
  const { stdout } = await run('bash', ['-c', script], { env: { ...given, CODE: await aCode('dora') } })
  const replies = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(replies).toMatchObject([
    { data: { member: { displayName: expect.any(String) } } },
    { data: { purchase: { number: 'R-1001', amountFen: 5_000 } } },
    { data: { moneyFen: 2_000 } },
    { data: { purchase: { number: 'R-1001', refundedFen: 2_000 } } },
    { data: { next: null } },
  ])
})

test('a phone cannot call the function, whatever it forges', async () => {
  const event = { path: '/till/v1/purchases', httpMethod: 'GET', headers: {}, queryStringParameters: {} }
  await expect(phoneOf(server, 'eve')({ name: 'till', data: event })).rejects.toMatchObject({ errCode: -501023 })
})

test('no log of the till’s function holds a secret', () => {
  const lines = server.runner.log.list({ limit: 200 }).flatMap((entry) => entry.lines.map(({ text }) => text))
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.filter((text) => text.includes(key.secret) || /"(signature|secret|proof)"/.test(text))).toEqual([])
})
