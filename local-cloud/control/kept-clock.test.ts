import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createClock } from '../clock'
import { keepClock } from './kept-clock'

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'clock-'))
afterAll(() => fs.rmSync(dataDir, { recursive: true }))

const opened = (systemNow: number) => {
  const clock = createClock(() => systemNow)
  keepClock(clock, dataDir)
  return clock
}

test('a moved clock is as far from real time after a restart, until it is set back', () => {
  opened(1000).advance(500)
  expect(opened(7000).now()).toBe(7500)
  opened(7000).reset()
  expect(opened(8000).now()).toBe(8000)
})
