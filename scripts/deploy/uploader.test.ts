import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type DeployedFunction, refusals, type Uploader, upload } from './uploader'

const NAMES = ['api', 'track', 'jobs', 'due', 'ops', 'desk', 'till', 'push']
const config = { timeout: 20, memorySize: 256, runtime: 'Nodejs20.19', permissions: { openapi: [] } }

let functionsRoot = ''
beforeEach(() => {
  functionsRoot = fs.mkdtempSync(path.join(os.tmpdir(), 'functions-'))
  for (const name of NAMES) {
    fs.mkdirSync(path.join(functionsRoot, name))
    fs.writeFileSync(path.join(functionsRoot, name, 'config.json'), JSON.stringify(config))
  }
})
afterEach(() => fs.rmSync(functionsRoot, { recursive: true, force: true }))

function anUploader(found: Record<string, DeployedFunction | null> = {}) {
  const done: string[] = []
  const uploader: Uploader = {
    findFunction: async (name) => (name in found ? (found[name] ?? null) : config),
    updateFunction: async (name) => void done.push(name),
    uploadMiniProgram: async (version, description) => void done.push(`${version} ${description}`),
  }
  return { uploader, done }
}

test('functions that are as declared are let through', async () => {
  expect(await refusals(anUploader().uploader, functionsRoot)).toEqual([])
})

test('a function that does not exist is refused with the reason', async () => {
  const [refusal, ...rest] = await refusals(anUploader({ jobs: null }).uploader, functionsRoot)
  expect(refusal).toMatch(/^jobs does not exist yet.*Node 8\.9.*DevTools$/)
  expect(rest).toEqual([])
})

test('a function with another runtime, time-out or memory is refused with all of them', async () => {
  const old = { runtime: 'Nodejs8.9', timeout: 3, memorySize: 128 }
  expect(await refusals(anUploader({ api: old }).uploader, functionsRoot)).toEqual([
    'api has runtime Nodejs8.9 instead of Nodejs20.19, time-out 3 s instead of 20 s, memory 128 MB instead of 256 MB: set it in the cloud console',
  ])
})

test('all functions go before the mini-program, and what it says names the commit', async () => {
  const { uploader, done } = anUploader()
  await upload(uploader, { functionsRoot, version: '0.1.0', commit: 'abc1234' })
  expect(done).toEqual([...NAMES, '0.1.0 commit abc1234'])
})

test('when one function fails, the mini-program stays as it is', async () => {
  const { uploader, done } = anUploader()
  uploader.updateFunction = async () => Promise.reject(new Error('offline'))
  await expect(upload(uploader, { functionsRoot, version: '0.1.0', commit: 'abc1234' })).rejects.toThrow('offline')
  expect(done).toEqual([])
})
