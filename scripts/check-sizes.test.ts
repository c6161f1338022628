import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { findForbidden, overBudget, totalSize, weappSizes } from './check-sizes'

let dist = ''

beforeEach(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'sizes-'))
  write('app.json', JSON.stringify({ pages: ['pages/home'], subPackages: [{ root: 'pages/staff', pages: ['till'] }] }))
})
afterEach(() => rmSync(dist, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(dist, file)), { recursive: true })
  writeFileSync(path.join(dist, file), text)
}

test('counts a file in the subpackage it lies in, and licences nowhere', () => {
  const before = weappSizes(dist)[0]?.bytes ?? 0
  write('pages/home.js', 'x'.repeat(100))
  write('pages/home.js.LICENSE.txt', 'x'.repeat(5000))
  write('pages/staff/till.js', 'x'.repeat(30))
  write('pages/staff-room.js', 'x'.repeat(7))
  expect(weappSizes(dist).map(({ name, bytes }) => [name, bytes])).toEqual([
    ['weapp main', before + 107],
    ['weapp pages/staff/', 30],
  ])
})

test('is over budget above 480 KB in the main package and above 600 KB in a subpackage', () => {
  const [main, staff] = weappSizes(dist)
  if (!main || !staff) throw new Error('two packages expected')
  const at = (bytes: number) => [
    { ...main, bytes: Math.min(bytes, 480 * 1024) },
    { ...staff, bytes },
  ]
  expect(overBudget(at(600 * 1024))).toEqual([])
  expect(overBudget(at(600 * 1024 + 1))).toEqual([expect.stringContaining('pages/staff/')])
  expect(overBudget([{ ...main, bytes: 480 * 1024 + 1 }])).toEqual([expect.stringContaining('weapp main')])
  expect(overBudget([totalSize('h5 total', dist)])).toEqual([])
})

test('finds schema code and the SDK even in minified scripts', () => {
  const entry = {
    contents: `import * as z from 'zod'; console.log(z.object({ a: z.string() }))`,
    resolveDir: __dirname,
  }
  const bundle = buildSync({ stdin: entry, bundle: true, minify: true, write: false, platform: 'browser' })
  write('vendors.js', bundle.outputFiles[0]?.text ?? '')
  write('taro.js', 'console.log("none")')
  expect(findForbidden(dist)).toEqual(['vendors.js contains zod or schema code'])
  write('vendors.js', `require("wx-server-sdk")`)
  expect(findForbidden(dist)).toEqual(['vendors.js contains wx-server-sdk'])
})
