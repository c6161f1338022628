import { fork } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCloud } from '../cloud'
import { openDiskLog } from './commit-log'

const schema = { collections: { c: { indexes: [{ name: 'byN', keys: [{ name: 'n', direction: '1' as const }] }] } } }
let dir = ''
const logPath = () => join(dir, 'database.log')

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'local-cloud-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const put = (id: string, content: object = {}) => ({ collection: 'c', id, document: { _id: id, ...content } })
const read = () => {
  const log = openDiskLog({ dir })
  log.close()
  return log.initial.collections
}

test('what was committed is there at the next start, dates and indexes included', async () => {
  const cloud = await openCloud({ schema, dataDir: dir })
  cloud.database.put('c', { _id: 'a', n: 1, at: new Date(5), pattern: /x/i })
  cloud.database.put('c', { _id: 'b', n: 2 })
  cloud.database.put('c', { _id: 'a', n: 3, at: new Date(5), pattern: /x/i })
  cloud.database.remove('c', 'b')
  cloud.storage.put('dir/a 茶.txt', Buffer.from('tea'))
  await cloud.close()
  const again = await openCloud({ schema, dataDir: dir, scans: 'refuse' })
  expect(again.database.find('c', { query: { n: 3 } })).toEqual([{ _id: 'a', n: 3, at: new Date(5), pattern: /x/i }])
  expect(again.storage.get(again.storage.fileIdOf('dir/a 茶.txt'))).toEqual(Buffer.from('tea'))
  again.reset()
  await again.close()
  expect(read()).toEqual({})
})

test('a folder in use is refused; one that a dead process left is taken over', async () => {
  const cloud = await openCloud({ schema, dataDir: dir })
  await expect(openCloud({ schema, dataDir: dir })).rejects.toThrow(/already runs a local cloud/)
  await cloud.close()
  writeFileSync(join(dir, 'database.pid'), '999999999')
  await (await openCloud({ schema, dataDir: dir })).close()
})

test('a line cut off at any byte is dropped, with all of its documents, and writing goes on', () => {
  const log = openDiskLog({ dir })
  log.append([put('a')])
  const before = statSync(logPath()).size
  log.append([put('b'), put('c')])
  log.close()
  const whole = readFileSync(logPath())
  for (let bytes = before; bytes < whole.length; bytes++) {
    writeFileSync(logPath(), whole.subarray(0, bytes))
    expect(read()).toEqual({ c: [{ _id: 'a' }] })
    expect(statSync(logPath()).size).toBe(before)
  }
})

test('a broken last line is dropped, damage before it is reported', () => {
  const log = openDiskLog({ dir })
  log.append([put('a')])
  log.close()
  appendFileSync(logPath(), '00000000 {"changes":[["c","b",{"_id":"b"}]]}\n')
  expect(read()).toEqual({ c: [{ _id: 'a' }] })
  const content = readFileSync(logPath(), 'utf8')
  writeFileSync(logPath(), `x${content.slice(1)}${content}`)
  expect(() => read()).toThrow(/damaged at byte 0/)
})

test('a log that has grown is written anew, shorter, with the same content', () => {
  const log = openDiskLog({ dir, compactAfterBytes: 2000 })
  for (let n = 0; n < 200; n++) {
    log.append([put('a', { n })])
    log.compactIfLarge(() => ({ collections: { c: [{ _id: 'a', n }], empty: [] } }))
  }
  log.append([put('b')])
  log.close()
  expect(statSync(logPath()).size).toBeLessThan(5000)
  expect(read()).toEqual({ c: [{ _id: 'a', n: 199 }, { _id: 'b' }], empty: [] })
})

test('an abandoned half-written snapshot does no harm', () => {
  const log = openDiskLog({ dir })
  log.append([put('a')])
  log.close()
  writeFileSync(`${logPath()}.part`, 'half')
  expect(read()).toEqual({ c: [{ _id: 'a' }] })
  truncateSync(logPath(), 0)
  expect(read()).toEqual({})
})

test('after kill -9 every acknowledged commit is there, and none in part', async () => {
  for (let round = 0; round < 4; round++) {
    const acknowledged = await writeUntilKilled(200 + 150 * round)
    const documents = read().c ?? []
    const commits = new Map<unknown, number>()
    for (const { commit } of documents) commits.set(commit, (commits.get(commit) ?? 0) + 1)
    expect(new Set(commits.values())).toEqual(new Set([3]))
    expect(commits.size).toBeGreaterThanOrEqual(acknowledged)
    rmSync(logPath())
  }
})

/** A child commits three documents at a time and reports each; it is killed after some reports. */
function writeUntilKilled(reports: number): Promise<number> {
  const child = fork(join(__dirname, 'testing', 'commit-forever.ts'), [dir], { execArgv: ['--import', 'tsx'] })
  let acknowledged = 0
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('message', (count: number) => {
      acknowledged = count
      if (count >= reports) child.kill('SIGKILL')
    })
    child.on('exit', () => resolve(acknowledged))
  })
}
