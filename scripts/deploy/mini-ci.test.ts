import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openMiniCi } from './mini-ci'

const access = { appid: 'wx1', keyFile: 'key', envId: 'prod-1' }

let root = ''
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'project-'))
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

function install(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(root, 'node_modules/miniprogram-ci', file)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.writeFileSync(target, text)
  }
}

const inside = {
  'package.json': JSON.stringify({ main: 'index.js' }),
  'index.js': `
    exports.Project = class { constructor(options) { Object.assign(this, options) } }
    exports.upload = async () => {}
    exports.cloud = { uploadFunction: async () => {} }`,
  'dist/common/cloud-api/index.js': `
    exports.TransactType = { IDE: 4 }
    exports.scfGetFunctionInfo = async ({ namespace, functionName }) => {
      if (functionName === 'api') return { runtime: namespace, timeout: 20, memorySize: 256, status: 'Active' }
      throw Object.assign(new Error('asked'), { code: functionName === 'ops' ? 'ResourceNotFound.Function' : 'Other' })
    }`,
  'dist/ci/cloud/cloudapi.js': 'exports.initCloudAPI = () => {}; exports.boundTransactRequest = () => () => {}',
}

test('without miniprogram-ci nothing can be uploaded', () => {
  expect(openMiniCi(access, root)).toBeNull()
})

test('a miniprogram-ci that cannot say whether a function exists is not used', () => {
  const { 'dist/common/cloud-api/index.js': _asked, ...rest } = inside
  install(rest)
  expect(openMiniCi(access, root)).toBeNull()
})

test('tells a function that is there from one that is missing, and both from a failure', async () => {
  install(inside)
  const uploader = openMiniCi(access, root)
  expect(await uploader?.findFunction('api')).toEqual({ runtime: 'prod-1', timeout: 20, memorySize: 256 })
  expect(await uploader?.findFunction('ops')).toBeNull()
  await expect(uploader?.findFunction('jobs')).rejects.toThrow('asked')
})
