import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FUNCTION_NAMES } from '../build-cloudfunctions'
import { diagnose } from './doctor'
import { lookAt } from './found'
import { cloudOf } from './manager-node'
import { closeReview, openReview } from './review'
import { deployTo, ownerCode, planFor } from './run-deployment'
import { standIn } from './testing/stand-in'
import { wantedOf } from './wanted'
import { wayBack } from './way-back'

const built = { commit: 'abc1234', envId: 'prod-1', digest: '' }
const DOMAIN = 'prod-1.service.tcloudbase.com'
const KEY = Buffer.alloc(32, 7).toString('base64')
const NOW = Date.parse('2026-11-20T00:00:00Z')

let root = ''
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'site-'))
  for (const name of FUNCTION_NAMES) {
    const triggers = name === 'jobs' ? { triggers: [{ name: 'tick', type: 'timer', config: '20 */5 * * * * *' }] } : {}
    put(`functions/${name}/index.js`, `exports.main = () => '${name}'`)
    const config = { timeout: 20, memorySize: 256, runtime: 'Nodejs20.19', permissions: { openapi: [] }, ...triggers }
    put(`functions/${name}/config.json`, JSON.stringify(config))
  }
  put('desk/index.html', '<title>desk</title>')
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

function put(file: string, text: string): void {
  const target = path.join(root, file)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(target, text)
}

const md5Of = (file: string) =>
  fs.statSync(file).isFile() ? createHash('md5').update(fs.readFileSync(file)).digest('hex') : 'folder'

function anEnvironment(variables: Record<string, string> = { CHANGLAI_FIELD_KEY: KEY }) {
  const { sdk, state } = standIn(md5Of)
  const cloud = cloudOf(sdk, 'prod-1')
  const wanted = () =>
    wantedOf(built, variables, { functions: path.join(root, 'functions'), desk: path.join(root, 'desk') })
  const said: string[] = []
  const deploy = () => deployTo(cloud, wanted(), null, (line) => said.push(line))
  const findings = async () => diagnose(wanted(), await lookAt(cloud, wanted()), DOMAIN, NOW)
  return { cloud, state, wanted, said, deploy, findings }
}

test('the plan of a new environment names every step and does none, and shows no key', async () => {
  const { cloud, state, wanted } = anEnvironment()
  const plan = await planFor(cloud, wanted(), null)
  expect(plan.slice(0, 2)).toEqual(['建集合 alerts', '关上集合 alerts（仅管理端可读写）'])
  expect(plan).toContain(`建 HTTP 路由 ${DOMAIN}/desk → 云函数 desk`)
  expect(plan).toContain('建定时器 jobs.tick（20 */5 * * * * *）')
  expect(plan.join()).not.toContain(KEY)
  expect(state.writes).toEqual([])
})

test('a new environment becomes what it should be, and a second run has nothing to do', async () => {
  const { state, deploy, findings, cloud } = anEnvironment()
  expect(await deploy()).toBeGreaterThan(100)
  expect([...state.collections.values()].filter(({ rule }) => rule !== 'ADMINONLY')).toEqual([])
  expect(JSON.parse(state.functionRules ?? '')).toMatchObject({ ops: { invoke: false } })
  expect(state.functions.get('jobs')).toMatchObject({ Runtime: 'Nodejs20.19', Triggers: [{ TriggerName: 'tick' }] })
  expect(state.domains[0]?.Routes.map(({ Path, to }) => `${Path} ${to}`)).toEqual([
    '/desk desk',
    '/till till',
    '/ STATIC_STORE',
  ])
  expect(await ownerCode(cloud)).toBe('7K3M-9QX2')
  expect(await deploy()).toBe(0)
  expect(await findings()).toEqual([{ level: 'note', text: '本期资源点已用 1200（共 40000，已用 3%）' }])
})

test('the plan says how one goes back: by which commit, and what a migration leaves', async () => {
  const { state, deploy, cloud, wanted } = anEnvironment()
  expect(await wayBack(cloud, wanted())).toEqual([])
  await deploy()
  expect(await wayBack(cloud, wanted())).toEqual([])
  const api = state.functions.get('api')
  if (api) api.Description = 'changlai 1a2b3c4 0000'
  state.replies['migration.list'] = [() => ({ ok: true, data: { schema: { begun: 1 } } })]
  const lines = (await wayBack(cloud, wanted())).join('\n')
  expect(lines).toContain('git checkout 1a2b3c4')
  expect(lines).toContain('数据升级 2')
  expect(lines).not.toContain('数据升级 1')
})

test('reviewers get codes with what to write into the form, and are out by one command', async () => {
  const { state, deploy, cloud } = anEnvironment()
  await deploy()
  state.replies['staff.openReview'] = [
    () => ({ ok: true, data: { invitations: [{ code: '7K3M-9QX2' }], untilAt: 1_795_917_600_000 } }),
  ]
  state.replies['staff.closeReview'] = [() => ({ ok: true, data: {} })]
  expect((await openReview(cloud)).join('\n')).toContain('依次试 7K3M-9QX2')
  expect(await closeReview(cloud)).toEqual([expect.stringContaining('审核的店员都已移除')])
  state.replies['staff.openReview'] = [() => ({ ok: false, error: { code: 'NOT_ALLOWED' } })]
  await expect(openReview(cloud)).rejects.toThrow('NOT_ALLOWED')
})

test('a collection is closed before anything else is done with the next one, and jobs come after all other functions', async () => {
  const { state, deploy } = anEnvironment()
  await deploy()
  expect(state.writes.indexOf('permission collection alerts')).toBe(1)
  const functions = state.writes.filter((write) => write.startsWith('createFunction'))
  expect(functions.at(-1)).toBe('createFunction jobs')
  expect(state.writes.indexOf('permission function')).toBeLessThan(state.writes.indexOf('createFunction api'))
})

test('wherever a deployment stops, the next one goes on from there and ends the same', async () => {
  const whole = anEnvironment()
  await whole.deploy()
  for (let stop = 1; stop <= whole.state.writes.length; stop += 9) {
    const { state, deploy } = anEnvironment()
    state.failsAtWrite = stop
    await expect(deploy()).rejects.toThrow('接着做')
    await deploy()
    expect({ ...state, writes: [] }).toEqual({ ...whole.state, writes: [] })
  }
})

test('new code replaces the code and its mark; variables of the shop’s own stay', async () => {
  const { state, deploy } = anEnvironment()
  await deploy()
  state.functions.get('api')?.Environment.Variables.push({ Key: 'OWN', Value: '1' })
  put('functions/api/index.js', 'exports.main = () => 2')
  state.writes.length = 0
  await deploy()
  expect(state.writes).toEqual(['code api', 'configure api'])
  expect(state.functions.get('api')?.Environment.Variables).toContainEqual({ Key: 'OWN', Value: '1' })
})

test('an index of other fields and an old runtime stop a deployment before it changes anything', async () => {
  const { state, deploy, findings } = anEnvironment()
  await deploy()
  const [index] = state.collections.get('alerts')?.indexes ?? []
  Object.assign(index ?? {}, { Unique: true })
  Object.assign(state.functions.get('till') ?? {}, { Runtime: 'Nodejs8.9', Timeout: 3 })
  state.writes.length = 0
  await expect(deploy()).rejects.toThrow(/alerts 的索引[\s\S]*till 是 Nodejs8.9/)
  expect(state.writes).toEqual([])
  expect((await findings()).filter(({ level }) => level === 'bad')).toHaveLength(2)
})

test('the doctor names what is open, what is missing and what will stop the shop', async () => {
  const { state, deploy, findings } = anEnvironment()
  await deploy()
  Object.assign(state.collections.get('accounts') ?? {}, { rule: 'READONLY' })
  Object.assign(state.functions.get('jobs') ?? {}, { Triggers: [] })
  state.billing = { EnableOverrun: false, FreeQuota: '1300', ExpireTime: '2026-11-25 00:00:00' }
  expect((await findings()).map(({ level, text }) => `${level} ${text}`)).toEqual([
    'bad 集合 accounts 没有关上：手机能直接读写',
    'warning 还没做：关上集合 accounts（仅管理端可读写）',
    'warning 还没做：建定时器 jobs.tick（20 */5 * * * * *）',
    'warning “超限按量”关着：套餐的资源点用完，整个环境会停（数据库、云函数、存储）',
    'warning 本期资源点已用 1200（共 1300，已用 92%）',
    'warning 套餐 2026-11-25 00:00:00 到期',
  ])
})

test('a change of keys that is under way is told by the doctor, and a deployment leaves both keys there', async () => {
  const { cloud, state, deploy, findings } = anEnvironment()
  await deploy()
  const there = await cloud.findFunction('api')
  if (!there) throw new Error('there is no api')
  const order = { ...there, name: 'api', folder: '' }
  await cloud.configure({ ...order, variables: { ...there.variables, CHANGLAI_FIELD_KEY_OTHER: 'b' } })
  expect((await findings()).map(({ text }) => text).join()).toContain('rotate-key field')
  expect(await deploy()).toBe(0)
  expect(state.functions.get('api')?.Environment.Variables).toContainEqual({
    Key: 'CHANGLAI_FIELD_KEY_OTHER',
    Value: 'b',
  })
})
