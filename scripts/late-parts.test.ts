import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import vm from 'node:vm'
import * as esbuild from 'esbuild'
import { LATE_PARTS, type LatePart, loadLate } from './late-parts'
import { ROOT } from './stale'

// A part for each shape: a function, an object, an ES module, and one whose maker is called at the start.
const FILES = {
  'index.js': `
    const shout = require('./shout')
    const named = require('./named')
    const module_1 = require('./module')
    const models = importDefault(require('./models')).default.makeModels('demo')
    function importDefault(mod) { return mod && mod.__esModule ? mod : { default: mod } }
    const isShout = importDefault(shout).default === shout
    module.exports = () => [isShout, shout('a'), new shout('b') instanceof shout, named.double(2), module_1.default, models.name]`,
  'shout.js': `
    globalThis.loaded?.push('shout')
    module.exports = function (text) { this.text = text; return new.target ? this : text + '!' }`,
  'named.js': `globalThis.loaded?.push('named'); exports.double = (n) => 2 * n`,
  'module.js': `globalThis.loaded?.push('module'); exports.__esModule = true; exports.default = 'it'`,
  'models.js': `
    globalThis.loaded?.push('models')
    exports.__esModule = true
    exports.default = { makeModels: (name) => ({ name }) }`,
}
const PARTS: LatePart[] = [
  { name: './shout', from: 'index.js' },
  { name: './named', from: 'index.js' },
  { name: './module', from: 'index.js' },
  { name: './models', from: 'index.js', makers: ['makeModels'] },
]

let folder = ''
beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'late-')))
  for (const [name, text] of Object.entries(FILES)) fs.writeFileSync(path.join(folder, name), text)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

test('a part runs when something of it is first used, and is what it would have been', async () => {
  const program = await bundled(PARTS, path.join(folder, 'index.js'))
  const loaded: string[] = []
  const holder = { exports: (): unknown => null }
  vm.runInNewContext(`(module) => { ${program} }`, { loaded })(holder)
  expect(loaded).toEqual([])
  expect(holder.exports()).toEqual([true, 'a!', true, 4, 'it', 'demo'])
  expect(loaded).toEqual(['shout', 'named', 'module', 'models'])
})

test('a part that nothing asks for stops the build', async () => {
  const parts = [...PARTS, { name: './gone', from: 'index.js' }]
  await expect(bundled(parts, path.join(folder, 'index.js'))).rejects.toThrow(
    "index.js does not ask for './gone' any more",
  )
})

test('the SDK starts, and opens a database without any of its late parts', async () => {
  const entry = path.join(folder, 'start.ts')
  const sdk = JSON.stringify(path.join(ROOT, 'cloudfunctions/platform/sdk'))
  fs.writeFileSync(
    entry,
    `import cloud from ${sdk}; cloud.database().collection('members'); console.log(ran.join('\\n'))`,
  )
  const program = await bundled(LATE_PARTS, entry)
  const watched = program.replace(
    /^ *"(\S*node_modules\/\S+)"\(.*\) \{$/gm,
    (line, file) => `${line} ran.push('${file}');`,
  )
  const file = path.join(folder, 'start.js')
  fs.writeFileSync(file, `var ran = []; ${watched}`)
  // Outside of a function it would ask the network, by axios, whether it stands in the cloud.
  const env = { ...process.env, TENCENTCLOUD_RUNENV: 'SCF' }
  const ran = execFileSync(process.execPath, [file], { encoding: 'utf8', env })
  expect(ran).toContain('@cloudbase/database/')
  expect(ran).not.toMatch(/\/(axios|jsonwebtoken|xml2js|form-data|https?-proxy-agent|mime-db|wx-cloud-client-sdk|ai)\//)
})

async function bundled(parts: readonly LatePart[], entry: string): Promise<string> {
  const options = { bundle: true, write: false, format: 'cjs', platform: 'node', logLevel: 'silent' } as const
  const { outputFiles } = await esbuild.build({ ...options, entryPoints: [entry], plugins: [loadLate(parts)] })
  return outputFiles[0]?.text ?? ''
}
