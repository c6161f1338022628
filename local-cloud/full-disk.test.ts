import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCloud } from './cloud'
import { openDiskLog } from './database/commit-log'
import { PlainError } from './plain-error'
import { writeSmallFile } from './small-file'

let isFull = false
jest.mock('node:fs', () => {
  const real = jest.requireActual<typeof import('node:fs')>('node:fs')
  // As a disk does that has room for a few bytes more: they are written, and then it says so.
  const writeFileSync = (file: number | string, data: string | Buffer, options?: object) => {
    if (!isFull) return real.writeFileSync(file, data, options)
    real.writeFileSync(file, Buffer.from(data).subarray(0, 7), options)
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  }
  return { ...real, default: { ...real, writeFileSync }, writeFileSync }
})

let dir: string
beforeEach(() => {
  isFull = false
  dir = fs.mkdtempSync(join(tmpdir(), 'full-'))
})
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

const schema = { collections: { c: {} } }

test('what a full disk cuts off is not acknowledged, says so, and leaves a log that opens', async () => {
  const cloud = await openCloud({ schema, dataDir: dir })
  cloud.database.put('c', { _id: 'before' })
  isFull = true
  expect(() => cloud.database.put('c', { _id: 'lost' })).toThrow(/disk full/)
  expect(cloud.database.get('c', 'lost')).toBeNull()
  isFull = false
  cloud.database.put('c', { _id: 'after' })
  await cloud.close()
  const again = await openCloud({ schema, dataDir: dir })
  expect(again.database.find('c').map(({ _id }) => _id)).toEqual(['before', 'after'])
  await again.close()
})

test('a log that there is no room to write anew goes on growing', () => {
  const log = openDiskLog({ dir, compactAfterBytes: 10 })
  const add = (id: string) => log.append([{ collection: 'c', id, document: { _id: id } }])
  add('a')
  add('b')
  isFull = true
  log.compactIfLarge(() => ({ collections: { c: [{ _id: 'a' }, { _id: 'b' }] } }))
  isFull = false
  add('c')
  log.close()
  expect(fs.readdirSync(dir)).toEqual(['database.log'])
  const again = openDiskLog({ dir })
  expect(again.initial.collections.c).toHaveLength(3)
  again.close()
})

test('files and small files stay as they were', async () => {
  const cloud = await openCloud({ schema, dataDir: dir })
  const { fileId } = cloud.storage.put('a.txt', Buffer.from('first'), 'oLin')
  const small = join(dir, 'small.json')
  writeSmallFile(small, { value: 1 })
  isFull = true
  expect(() => cloud.storage.put('a.txt', Buffer.from('second, longer'), 'oLin')).toThrow(PlainError)
  expect(() => writeSmallFile(small, { value: 2 })).toThrow(/disk full/)
  isFull = false
  expect(cloud.storage.get(fileId)?.toString()).toBe('first')
  expect(JSON.parse(fs.readFileSync(small, 'utf8'))).toEqual({ value: 1 })
  await cloud.close()
  const again = await openCloud({ schema, dataDir: dir })
  expect(again.storage.list()).toMatchObject([{ path: 'a.txt', size: 5, owner: 'oLin' }])
  await again.close()
})
