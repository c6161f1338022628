import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { createClock } from './clock'
import { keepClock } from './control/kept-clock'
import { openPeople } from './control/people'
import { lockFolder } from './database/folder-lock'
import { PlainError } from './plain-error'
import { readSmallFile } from './small-file'

let dir: string
let other: ChildProcess | null = null
beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'folder-'))
})
afterEach(() => {
  other?.kill('SIGKILL')
  other = null
  fs.rmSync(dir, { recursive: true, force: true })
})

const leave = (name: string, text: string) => fs.writeFileSync(join(dir, name), text)

describe('a damaged small file is named, with what to do about it', () => {
  const open: Record<string, () => unknown> = {
    'people.json': () => openPeople(join(dir, 'people.json')),
    'clock.json': () => keepClock(createClock(), dir),
    'environment.json': () => readSmallFile(join(dir, 'environment.json'), z.record(z.string(), z.string())),
  }
  test.each(
    Object.keys(open).flatMap((name) =>
      ['', '{"half', '[1]', 'null', '\u0000\u0000\u0000'].map((text): [string, string] => [name, text]),
    ),
  )('%s with %p', (name, text) => {
    leave(name, text)
    expect(open[name]).toThrow(PlainError)
    expect(open[name]).toThrow(join(dir, name))
  })
})

describe('the number of a process in the folder', () => {
  test('of one that is gone holds nobody back', () => {
    leave('database.pid', '999999999')
    lockFolder(dir)()
  })

  test('that has come round to another program holds nobody back', () => {
    other = spawn('sleep', ['60'])
    leave('database.pid', String(other.pid))
    lockFolder(dir)()
    leave('database.pid', `${other.pid}\n12345\n`)
    lockFolder(dir)()
  })

  test('that is no number holds nobody back', () => {
    for (const text of ['', 'x', '-1', '0', '1e999']) {
      leave('database.pid', text)
      lockFolder(dir)()
    }
  })

  test('of a local cloud that runs is told, with the folder', async () => {
    const held = `require(${JSON.stringify(require.resolve('tsx/cjs'))})
      require(${JSON.stringify(join(__dirname, 'database', 'folder-lock.ts'))}).lockFolder(${JSON.stringify(dir)})
      console.log('held'); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['-e', held], { stdio: ['ignore', 'pipe', 'inherit'] })
    other = child
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(() => lockFolder(dir)).toThrow(`process ${child.pid} already runs a local cloud on ${dir}`)
  })
})
