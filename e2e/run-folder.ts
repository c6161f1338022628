import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const VARIABLE = 'CHANGLAI_TEST_RUN'

/** Jest's `globalSetup`: once in a run, before its workers begin. What files of the run leave each other lies in here. */
export function makeRunFolder(): void {
  process.env[VARIABLE] = fs.mkdtempSync(path.join(os.tmpdir(), 'changlai-run-'))
  // Who stops the run in the middle takes it away too.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      removeRunFolder()
      process.kill(process.pid, signal)
    })
  }
}

/** Of the run that a test belongs to. */
export function runFolder(): string {
  const folder = process.env[VARIABLE]
  if (folder === undefined) throw new Error(`${VARIABLE} is not set: tests of e2e are run by jest.config.js`)
  return folder
}

/** Jest's `globalTeardown`. */
export function removeRunFolder(): void {
  fs.rmSync(runFolder(), { recursive: true, force: true })
}
