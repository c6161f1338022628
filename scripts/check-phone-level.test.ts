import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findTooNew } from './check-phone-level'
import { isNewer, LIBRARY_MIN } from './phone-level/level'
import { tooNewInScript } from './phone-level/script-features'
import { tooNewInStyle } from './phone-level/style-features'
import { OPEN_TYPES, tooNewOfWx } from './phone-level/wx-apis'
import { readRepositoryFile, repositoryFiles } from './repository-files'

test.each([
  ['a class field', 'class A { b = 1 }'],
  ['optional chaining', 'a?.b'],
  ['a default for nothing', 'a ?? b'],
  ['a catch without a name', 'try {} catch {}'],
  ['a big number', 'var a = 1n'],
  ['a logical assignment', 'a ||= b'],
  ['a private name', 'class A { #b() {} }'],
  ['a digit separator', 'var a = 1_000'],
])('%s is newer than ES2018', (_what, code) => {
  expect(tooNewInScript(code)).toEqual([expect.stringContaining('is not ES2018')])
})

test('object spread, async generators and patterns with names are ES2018', () => {
  expect(
    tooNewInScript('var a = { ...b }; async function* c() { for await (const d of e) yield d }; /(?<f>g)/s'),
  ).toEqual([])
})

test.each([
  ['list.at(-1)', '.at()'],
  ['text.replaceAll("a", "b")', '.replaceAll()'],
  ['Object.hasOwn(a, b)', 'Object.hasOwn'],
  ['Promise["any"](a)', 'Promise.any'],
  ['structuredClone(a)', 'structuredClone'],
  ['new WeakRef(a)', 'WeakRef'],
  ['/(?<=a)b/.test(c)', 'a look behind in a pattern'],
  ['new RegExp("(?<!a)b")', 'a look behind in a pattern'],
])('%s needs a newer iOS than 13', (code, what) => {
  expect(tooNewInScript(code)).toEqual([expect.stringContaining(what)])
})

test('a field of that name, a function that is asked for first, and what iOS 13 has are fine', () => {
  const code = 'entry.at; ({ at: 1 }); typeof structuredClone; list.flat(); Object.fromEntries(a); a.matchAll(b)'
  expect(tooNewInScript(code)).toEqual([])
})

test.each([
  ['.a{inset:0}', 'inset'],
  ['.a{display:flex;gap:8px}', 'gap outside of a grid'],
  ['.a{column-gap:8px}', 'gap outside of a grid'],
  ['.a{aspect-ratio:1}', 'aspect-ratio'],
  ['.a{height:100dvh}', 'dvh'],
  ['.a{width:clamp(1px,2px,3px)}', 'clamp()'],
  ['.a{mask:none}', 'mask without a prefix'],
  ['.a{overflow-wrap:anywhere}', 'overflow-wrap'],
  ['.a:is(.b,.c){top:0}', ':is()'],
  ['.a:has(.b){top:0}', ':has()'],
  ['@layer a{.b{top:0}}', '@layer'],
])('%s needs a newer iOS than 13', (css, what) => {
  expect(tooNewInStyle(css)).toEqual([expect.stringContaining(what)])
})

test('styles that iOS 13 has, or that an older one stands beside, are fine', () => {
  const css = `.a{display:grid;gap:8px}.b{-webkit-mask:none;mask:none}.c{overflow-wrap:anywhere;word-break:break-word}
    .d{padding-bottom:calc(8px + env(safe-area-inset-bottom));box-shadow:inset 0 0 0 1px red}`
  expect(tooNewInStyle(css)).toEqual([])
})

test('a call of WeChat that is newer than the library, or not known, is told; one with another way is not', () => {
  expect(tooNewOfWx(['getWindowInfo', 'openPrivacyContract'])).toEqual([])
  expect(tooNewOfWx(['getLocation'])).toEqual([expect.stringContaining('wx.getLocation')])
  expect(isNewer('2.32.3', LIBRARY_MIN)).toBe(true)
  expect(isNewer('2.9.3', LIBRARY_MIN)).toBe(false)
})

test('the client calls nothing of WeChat that the table does not list', () => {
  const sources = repositoryFiles().filter(
    (file) =>
      /^client\/src\/.*\.tsx?$/.test(file) && !/\.test\.|\.h5\.|^client\/src\/(testing|pages\/gallery)\//.test(file),
  )
  const code = sources.map(readRepositoryFile).join('\n')
  // Taro's own, not WeChat's.
  const own = ['getCurrentInstance', 'getCurrentPages']
  const called = [...code.matchAll(/\bTaro\.(\w+)/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !own.includes(name))
  expect(tooNewOfWx(called)).toEqual([])
  const openTypes = [...code.matchAll(/\bopenType: '(\w+)'/g)].map(([, name]) => name ?? '')
  expect(openTypes.length).toBeGreaterThan(2)
  for (const name of openTypes) expect([name, isNewer(OPEN_TYPES[name] ?? '99', LIBRARY_MIN)]).toEqual([name, false])
})

test('looks at every script and style sheet of a package', () => {
  const dist = mkdtempSync(path.join(tmpdir(), 'level-'))
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(dist, file)), { recursive: true })
    writeFileSync(path.join(dist, file), text)
  }
  write('vendors.js', 'class A { b = c?.d }')
  write('pages/home/index.js', 'wx.getLocation({})')
  write('pages/home/index.wxss', '.a{inset:0}')
  write('app.json', '{}')
  expect(findTooNew(dist).sort()).toEqual([
    expect.stringContaining('pages/home/index.js calls wx.getLocation'),
    expect.stringContaining('pages/home/index.wxss uses inset'),
    expect.stringContaining('vendors.js is not ES2018'),
  ])
  rmSync(dist, { recursive: true })
})

test('the level stands where WeChat’s tools and whoever deploys read it', () => {
  const project = JSON.parse(readRepositoryFile('project.config.json'))
  expect(project.libVersion).toBe(LIBRARY_MIN)
  expect(project.description).toContain('ES2018')
  expect(project.setting).toMatchObject({ es6: false, minified: true, minifyWXML: true, minifyWXSS: true })
  const deploy = readRepositoryFile('docs/guide/deploy.md')
  for (const word of [LIBRARY_MIN, 'ES2018', 'libVersion', 'iOS 13']) expect(deploy).toContain(word)
})

// The plugin that writes them out is the only reader of such styles; a phone would not know them.
test('style sheets that are written with gap and inset reach the phone without', () => {
  const postcss = require('postcss') as typeof import('postcss')
  const plugin = require('../client/config/phone-styles.js') as () => import('postcss').Plugin
  const built = (css: string) => postcss.default([plugin()]).process(css, { from: undefined }).css
  const css = [
    '.row{display:flex;gap:8px}',
    '.column{display:flex;flex-direction:column;gap:4px 2px}',
    '.wrapped{display:flex;flex-wrap:wrap;gap:4px 8px;padding:10px 14px;background:red}',
    '.bare{display:flex;flex-wrap:wrap;gap:4px 8px;margin:2px}',
    '.grid{display:grid;gap:8px}',
    '.cover{position:absolute;inset:-9px 0}',
  ].map(built)
  expect(css.flatMap(tooNewInStyle)).toEqual([])
  expect(css[0]).toContain('.row>view:not(:last-child)')
  expect(css[0]).toContain('margin-right:8px')
  expect(css[1]).toContain('margin-bottom:4px')
  expect(css[2]).toMatch(/padding-right: ?6px;\s*padding-bottom: ?6px/)
  expect(css[3]).toMatch(/margin-right: ?-6px;\s*margin-bottom: ?-2px/)
  expect(css[4]).toBe('.grid{display:grid;gap:8px}')
  expect(css[5]).toMatch(/top: ?-9px;\s*right: ?0;\s*bottom: ?-9px;\s*left: ?0/)
  expect(() => built('.modifier{gap:8px}')).toThrow('of which display')
})
