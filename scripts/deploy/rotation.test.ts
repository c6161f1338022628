import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FUNCTION_NAMES } from '../build-cloudfunctions'
import { cloudOf } from './manager-node'
import { type RotatedKey, rotateKey } from './rotation'
import { readKeys, writeKeys } from './shop-keys'
import { standIn } from './testing/stand-in'

const OLD = Buffer.alloc(32, 1).toString('base64')
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rotation-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

/** A shop of six functions with the old key, and what was said on the way. */
async function aShop(key: RotatedKey) {
  const name = { field: 'CHANGLAI_FIELD_KEY', code: 'CHANGLAI_CODE_KEY', person: 'CHANGLAI_PERSON_KEY' }[key]
  const file = path.join(folder, 'keys-prod-1.json')
  writeKeys(file, { [name]: OLD, OWN: 'kept' })
  const { sdk, state } = standIn(() => '')
  const cloud = cloudOf(sdk, 'prod-1')
  for (const each of FUNCTION_NAMES) {
    const order = { name: each, folder, runtime: 'Nodejs20.19', timeout: 20, memorySize: 256, description: 'build' }
    await cloud.createFunction({ ...order, variables: { [name]: OLD, OWN: 'theirs' } })
  }
  const said: string[] = []
  let now = 0
  state.replies['job.run'] = [resealed(7), resealed(0)]
  return {
    state,
    said,
    file,
    wait: (ms: number) => {
      now += ms
    },
    rotate: (say = (line: string): void => void said.push(line)) => rotateKey({ cloud, file, key, now, say }),
    keys: async () => {
      const found = await Promise.all(FUNCTION_NAMES.map((each) => cloud.findFunction(each)))
      return found.map((each) => [each?.variables[name], each?.variables[`${name}_OTHER`]] as const)
    },
  }
}

/** What the job answers whose run was begun by the request, or by the timer. */
const resealed =
  (changed: number, by: 'request' | 'timer' = 'request') =>
  (requestId: string): object => {
    return { ok: true, data: { status: 'done', changed, runId: by === 'request' ? `manual:${requestId}` : 'timer' } }
  }

/** In which of three states a function is; any two that stand side by side understand each other. */
function understandEachOther(all: readonly (readonly [string | undefined, string | undefined])[]): boolean {
  const sealing = new Set(all.map(([key]) => key))
  return all.every((own) => [...sealing].every((key) => own.includes(key)))
}

test('the field key is changed in three runs, and goes when a whole walk had nothing left to do', async () => {
  const shop = await aShop('field')
  await shop.rotate()
  const [[, next]] = (await shop.keys()) as [[string, string]]
  expect(new Set((await shop.keys()).map(String))).toEqual(new Set([`${OLD},${next}`]))
  await shop.rotate()
  expect(shop.said.at(-1)).toContain('10 分钟后')
  shop.wait(11 * MINUTE_MS)
  await shop.rotate()
  expect(new Set((await shop.keys()).map(String))).toEqual(new Set([`${next},${OLD}`]))
  shop.wait(11 * MINUTE_MS)
  await shop.rotate()
  expect(shop.said.at(-1)).toContain('重新加密了 7 份')
  await shop.rotate()
  expect(new Set((await shop.keys()).map(String))).toEqual(new Set([`${next},`]))
  expect(readKeys(shop.file)).toEqual({ CHANGLAI_FIELD_KEY: next, OWN: 'kept' })
  const retired = readKeys(path.join(folder, 'keys-prod-1-retired.json'))
  expect(Object.values(retired ?? {})).toEqual([OLD])
  expect(shop.said.join()).not.toContain(OLD)
  expect(shop.said.join()).not.toContain(next)
})

test.each([
  ['code', 8],
  ['person', 732],
] as const)('the key of %s is kept %i days, and then goes', async (key, days) => {
  const shop = await aShop(key)
  await shop.rotate()
  for (const at of [11 * MINUTE_MS, 11 * MINUTE_MS, (days - 1) * DAY_MS]) {
    shop.wait(at)
    await shop.rotate()
    expect((await shop.keys()).every(([, other]) => other)).toBe(true)
  }
  shop.wait(2 * DAY_MS)
  await shop.rotate()
  expect((await shop.keys()).every(([, other]) => other === undefined)).toBe(true)
})

test('cut off at any write, all functions understand each other, and the next run goes on', async () => {
  let stops = 0
  for (let failsAt = 1; failsAt <= 18; failsAt += 1) {
    const shop = await aShop('field')
    shop.state.failsAtWrite = shop.state.writes.length + failsAt
    for (let run = 0; run < 12; run += 1) {
      await shop.rotate().catch(() => {
        stops += 1
      })
      expect(understandEachOther(await shop.keys())).toBe(true)
      shop.wait(11 * MINUTE_MS)
      if (!readKeys(shop.file)?.CHANGLAI_FIELD_KEY_STAGE) break
    }
    expect((await shop.keys()).every(([key, other]) => key !== OLD && other === undefined)).toBe(true)
  }
  expect(stops).toBe(18)
})

test('a run that dies once all functions have both keys gives their instances ten minutes all the same', async () => {
  const shop = await aShop('field')
  shop.state.failsAtWrite = shop.state.writes.length + 3
  await expect(shop.rotate()).rejects.toThrow()
  shop.wait(60 * MINUTE_MS)
  const last = FUNCTION_NAMES.at(-1) ?? ''
  await expect(
    shop.rotate((line) => {
      if (line.includes(last)) throw new Error('died')
    }),
  ).rejects.toThrow('died')
  const told = await shop.keys()
  expect(told.every(([key, other]) => key === OLD && other)).toBe(true)
  shop.wait(MINUTE_MS)
  await shop.rotate()
  expect(await shop.keys()).toEqual(told)
})

test('a walk that the timer had begun is no proof that nothing is left', async () => {
  const shop = await aShop('field')
  shop.state.replies['job.run'] = [resealed(0, 'timer'), resealed(5), resealed(0)]
  for (let run = 0; run < 3; run += 1) {
    await shop.rotate()
    shop.wait(11 * MINUTE_MS)
  }
  expect(shop.said.at(-1)).toContain('重新加密了 5 份')
  expect((await shop.keys()).every(([, other]) => other === OLD)).toBe(true)
})

test('the own variables of functions and their build stay', async () => {
  const shop = await aShop('code')
  await shop.rotate()
  const one = shop.state.functions.get('api')
  expect(one).toMatchObject({ Description: 'build', Timeout: 20 })
  expect(one?.Environment.Variables).toContainEqual({ Key: 'OWN', Value: 'theirs' })
})

test('where the file is not, nothing is done', async () => {
  const shop = await aShop('field')
  fs.rmSync(shop.file)
  await expect(shop.rotate()).rejects.toThrow('没有 CHANGLAI_FIELD_KEY')
})
