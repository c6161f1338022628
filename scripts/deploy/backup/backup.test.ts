import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { auditShop } from '../../../cloudfunctions/testing/audit-shop'
import { openShop, type Shop } from '../../../cloudfunctions/testing/shop'
import { readSchema } from '../../../local-cloud/schema'
import { type Documents, documentsOf } from './documents'
import { fileOf, fingerprintsOf } from './manifest'
import { restoreBackup } from './restore-backup'
import { takeBackup } from './take-backup'

// The drill: a shop with people, points and purchases is written out, put into an empty one, and its books are reckoned.

const collections = Object.keys(readSchema().collections)
const keys = () => fingerprintsOf(process.env)
const quiet = () => {}
/** What is stored, whichever was written first. */
const stored = () =>
  Object.fromEntries(collections.map((name) => [name, new Map(shop.database.find(name).map((one) => [one._id, one]))]))

let shop: Shop
let documents: Documents
let root = ''
beforeAll(async () => {
  shop = await openShop()
  documents = documentsOf(shop.env.TCB_ENV ?? '', null)
})
afterAll(() => shop.close())
beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-'))
  shop.reset()
  for (let person = 0; person < 3; person += 1) {
    const phone = shop.phone()
    await phone.call('home.open', {})
    await phone.call('check-in.perform', {})
  }
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

const folder = () => path.join(root, 'copy')
const backup = () =>
  takeBackup(documents, {
    folder: folder(),
    collections,
    envId: 'a',
    commit: 'c',
    keys: keys(),
    now: Date.now,
    say: quiet,
  })
const restore = (given = keys()) => restoreBackup(documents, { folder: folder(), envId: 'b', keys: given, say: quiet })

test('what was written out is put into an empty environment whole, and its books are clean', async () => {
  const before = stored()
  const { collections: counted } = await backup()
  expect(counted.members?.documents).toBe(3)
  shop.reset()
  await restore()
  expect(stored()).toEqual(before)
  expect(auditShop(shop)).toEqual([])
})

test('a restore that is cut off goes on from where it was, and only then', async () => {
  const before = stored()
  await backup()
  shop.reset()
  let puts = 0
  const broken: Documents = {
    ...documents,
    put: async (...put) => {
      puts += 1
      if (puts > 12) throw new Error('socket hang up')
      await documents.put(...put)
    },
  }
  await expect(restoreBackup(broken, { folder: folder(), envId: 'b', keys: keys(), say: quiet })).rejects.toThrow(
    'hang up',
  )
  await restore()
  expect(stored()).toEqual(before)
  await expect(restore()).rejects.toThrow('已经有一家店')
})

test('an environment with other keys, a changed file and an unfinished copy are refused', async () => {
  await backup()
  await expect(backup()).rejects.toThrow('换一个文件夹')
  await expect(restore({ ...keys(), CHANGLAI_FIELD_KEY: 'other' })).rejects.toThrow('CHANGLAI_FIELD_KEY')
  fs.appendFileSync(fileOf(folder(), 'accounts'), '{"_id":"mem_x"}\n')
  await expect(restore()).rejects.toThrow('accounts 被改过')
  fs.rmSync(path.join(folder(), 'backup.json'))
  await expect(restore()).rejects.toThrow('没有做完的备份')
})

test('the copy holds no key and nobody else of the machine may read it', async () => {
  await backup()
  const text = fs.readFileSync(path.join(folder(), 'backup.json'), 'utf8')
  expect(text).not.toContain(process.env.CHANGLAI_FIELD_KEY)
  expect(fs.statSync(fileOf(folder(), 'accounts')).mode & 0o077).toBe(0)
})
