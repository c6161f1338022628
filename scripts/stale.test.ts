import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { TOOLS } from './builds'
import { buildWhenStale, digestOf, ROOT } from './stale'

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

test('a build is made again over one that somebody else has made, and not over its own', async () => {
  const [name, output] = [path.basename(folder), path.join(folder, 'dist/index.js')]
  const build = () => write('dist/index.js', 'built')
  const made = () => buildWhenStale(name, [folder], output, build)
  try {
    expect([await made(), await made()]).toEqual([true, false])
    fs.utimesSync(output, 1, 1)
    expect([await made(), await made()]).toEqual([true, false])
    fs.rmSync(output)
    expect([await made(), await made()]).toEqual([true, false])
    write('src/a.ts', 'b')
    expect([await made(), await made()]).toEqual([true, false])
  } finally {
    fs.rmSync(path.join(ROOT, '.cache', 'built', name), { force: true })
  }
})

test('whatever takes part in a build makes it stale', () => {
  const importsOf = (file: string): string[] => {
    const text = fs.readFileSync(file, 'utf8')
    const own = [...text.matchAll(/from '\.\/([\w-]+)'/g)].map(([, each]) => path.join(__dirname, `${each}.ts`))
    return [file, ...own.flatMap(importsOf)]
  }
  const builds = ['build-client', 'build-cloudfunctions', 'build-desk']
  const needed = builds.flatMap((each) => importsOf(path.join(__dirname, `${each}.ts`)))
  expect(needed.length).toBeGreaterThan(builds.length)
  expect(needed.filter((file) => !TOOLS.includes(file) && !file.endsWith('/stale.ts'))).toEqual([])
})
