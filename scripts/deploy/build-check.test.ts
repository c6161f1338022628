import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildProblems, readFunctionConfig } from './build-check'

let root = ''
const write = (file: string, value: unknown) => {
  const target = path.join(root, file)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(target, typeof value === 'string' ? value : JSON.stringify(value))
}
const config = { timeout: 20, memorySize: 256, runtime: 'Nodejs20.19', permissions: { openapi: [] } }

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'build-'))
  write('project.config.json', { miniprogramRoot: 'dist/weapp/', cloudfunctionRoot: 'dist/cloudfunctions/' })
  for (const name of ['api', 'track', 'jobs', 'due', 'ops', 'desk', 'till', 'push']) {
    write(`dist/cloudfunctions/${name}/index.js`, 'exports.main = () => 1')
    write(`dist/cloudfunctions/${name}/package.json`, { name, main: 'index.js', dependencies: {} })
    write(`dist/cloudfunctions/${name}/config.json`, config)
  }
  write('dist/weapp/app.js', '1')
  write('dist/weapp/app.json', { pages: ['pages/home/index'], subPackages: [{ root: 'pages/staff', pages: ['till'] }] })
  for (const page of ['pages/home/index', 'pages/staff/till']) {
    for (const extension of ['js', 'json', 'wxml']) write(`dist/weapp/${page}.${extension}`, '{}')
  }
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

const within = () => buildProblems(root).map((problem) => problem.replace(`${root}/`, ''))

test('a whole build has no problems', () => {
  expect(within()).toEqual([])
  expect(readFunctionConfig(path.join(root, 'dist/cloudfunctions/api'))).toEqual(config)
})

test.each([
  'dist/cloudfunctions/ops/index.js',
  'dist/cloudfunctions/jobs/config.json',
  'dist/cloudfunctions/track/package.json',
  'dist/weapp/app.json',
  'dist/weapp/pages/staff/till.wxml',
  'project.config.json',
])('says when %s is missing', (file) => {
  fs.rmSync(path.join(root, file))
  expect(within()).toEqual([`${file} is missing or empty`])
})

test('an empty bundle is no bundle', () => {
  write('dist/cloudfunctions/api/index.js', '')
  expect(within()).toEqual(['dist/cloudfunctions/api/index.js is missing or empty'])
})

test.each([
  ['a second trigger', { ...config, triggers: [1, 2].map((name) => ({ name: `${name}`, type: 'timer', config: '' })) }],
  ['an old Node', { ...config, runtime: 'Nodejs8.9' }],
  ['no time-out', { ...config, timeout: undefined }],
  ['a minute is the longest', { ...config, timeout: 61 }],
  ['no list of permissions', { ...config, permissions: undefined }],
])('refuses %s', (_name, changed) => {
  write('dist/cloudfunctions/jobs/config.json', changed)
  expect(within()).toEqual([expect.stringMatching(/^dist\/cloudfunctions\/jobs\/config\.json: ./)])
})

test('refuses a function that would install packages in the cloud', () => {
  write('dist/cloudfunctions/api/package.json', { main: 'index.js', dependencies: { 'wx-server-sdk': 'latest' } })
  expect(within()).toEqual([expect.stringMatching(/^dist\/cloudfunctions\/api\/package\.json: ./)])
})
