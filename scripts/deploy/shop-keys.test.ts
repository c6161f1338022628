import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FoundFunction } from './cloud'
import { keysOf } from './shop-keys'

let file = ''
beforeEach(() => {
  file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'keys-')), 'keys.json')
})
afterEach(() => fs.rmSync(path.dirname(file), { recursive: true, force: true }))

const aFunction = (variables: Record<string, string>): FoundFunction => ({
  runtime: 'Nodejs20.19',
  timeout: 20,
  memorySize: 256,
  description: '',
  timers: [],
  variables,
})

test('a new shop gets four keys of 32 bytes, in a file of its own user, and the same ones ever after', () => {
  const { keys, save } = keysOf(file, [])
  expect(Object.values(keys).map((key) => Buffer.from(key, 'base64').length)).toEqual([32, 32, 32, 32])
  expect(save()).toBe(true)
  expect(fs.statSync(file).mode & 0o077).toBe(0)
  const again = keysOf(file, [])
  expect(again.keys).toEqual(keys)
  expect(again.save()).toBe(false)
})

test('keys that functions already have are kept, never replaced', () => {
  const { keys } = keysOf(file, [aFunction({ CHANGLAI_FIELD_KEY: 'old' }), aFunction({ CHANGLAI_FIELD_KEY: 'old' })])
  expect(keys.CHANGLAI_FIELD_KEY).toBe('old')
})

test('functions that disagree with each other or with the file stop the deployment', () => {
  const two = [aFunction({ CHANGLAI_HASH_KEY: 'a' }), aFunction({ CHANGLAI_HASH_KEY: 'b' })]
  expect(() => keysOf(file, two)).toThrow('CHANGLAI_HASH_KEY 在几个云函数里不一样')
  keysOf(file, []).save()
  expect(() => keysOf(file, [aFunction({ CHANGLAI_HASH_KEY: 'a' })])).toThrow('再也解不开')
})

test('a file that others of the machine can read is refused', () => {
  keysOf(file, []).save()
  fs.chmodSync(file, 0o644)
  expect(() => keysOf(file, [])).toThrow('chmod 600')
})
