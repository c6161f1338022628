import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { isFree, isHalfSeeded, runningServer } from './local-shop'

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'shop-'))
const server = http.createServer((_req, res) => res.end('{}'))
let port: number

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  fs.rmSync(dataDir, { recursive: true })
})

const leave = (running: unknown) => fs.writeFileSync(path.join(dataDir, 'running.json'), JSON.stringify(running))

test('a data folder that nobody opened is free', async () => {
  expect(await runningServer(path.join(dataDir, 'nowhere'))).toBeNull()
})

test('the server that has a data folder open is found', async () => {
  const url = `http://127.0.0.1:${port}`
  leave({ pid: process.pid, url })
  expect(await runningServer(dataDir)).toBe(url)
})

test('what a killed server left behind does not keep the folder closed', async () => {
  leave({ pid: 2 ** 30, url: `http://127.0.0.1:${port}` })
  expect(await runningServer(dataDir)).toBeNull()
  // The number now belongs to another process, which does not answer there.
  leave({ pid: process.pid, url: 'http://127.0.0.1:1' })
  expect(await runningServer(dataDir)).toBeNull()
})

test('a damaged note of who runs it does not keep the folder closed', async () => {
  for (const text of ['', '{"pid', 'null', '[]']) {
    fs.writeFileSync(path.join(dataDir, 'running.json'), text)
    expect(await runningServer(dataDir)).toBeNull()
  }
})

test('a shop whose seeding was cut off is known as half a shop, until it is seeded to its end', () => {
  expect(isHalfSeeded(dataDir)).toBe(false)
  fs.writeFileSync(path.join(dataDir, 'seeding'), '{}')
  expect(isHalfSeeded(dataDir)).toBe(true)
})

test('a port that somebody listens on is not free', async () => {
  expect(await isFree(port)).toBe(false)
})
