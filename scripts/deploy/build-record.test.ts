import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readBuildRecord, writeBuildRecord } from './build-record'

let dist = ''
beforeEach(() => {
  dist = fs.mkdtempSync(path.join(os.tmpdir(), 'dist-'))
  for (const folder of ['cloudfunctions/api', 'weapp']) fs.mkdirSync(path.join(dist, folder), { recursive: true })
  fs.writeFileSync(path.join(dist, 'cloudfunctions/api/index.js'), 'exports.main = 1')
})
afterEach(() => fs.rmSync(dist, { recursive: true, force: true }))

test('what was built is known until something in it changes', () => {
  writeBuildRecord(dist, { commit: 'abc1234', envId: 'prod-1' })
  expect(readBuildRecord(dist)).toMatchObject({ commit: 'abc1234', envId: 'prod-1' })
  fs.writeFileSync(path.join(dist, 'weapp', 'app.js'), '1')
  expect(readBuildRecord(dist)).toMatch('npm run build')
})

test('without a record there is nothing to deploy', () => {
  expect(readBuildRecord(dist)).toMatch('npm run build')
})
