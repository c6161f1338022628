import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { digestOf } from './stale'

let folder: string
const write = (name: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  fs.writeFileSync(path.join(folder, name), text)
}
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stale-'))
  write('src/a.ts', 'a')
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

test('the same contents are not stale, whatever their times', () => {
  const before = digestOf([folder])
  fs.utimesSync(path.join(folder, 'src/a.ts'), 1, 1)
  expect(digestOf([folder])).toBe(before)
})

test.each([
  ['a changed file', () => write('src/a.ts', 'b')],
  ['a new file', () => write('src/b.ts', '')],
  ['a renamed file', () => fs.renameSync(path.join(folder, 'src/a.ts'), path.join(folder, 'src/c.ts'))],
])('%s makes a build stale', (_name, change) => {
  const before = digestOf([folder])
  change()
  expect(digestOf([folder])).not.toBe(before)
})

test('tests and installed packages are no input of a build', () => {
  const before = digestOf([folder])
  write('src/a.test.ts', 'test')
  write('node_modules/x/index.js', 'x')
  expect(digestOf([folder])).toBe(before)
})
