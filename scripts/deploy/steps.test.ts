import { describeSteps } from './steps'

const config = { timeout: 20, memorySize: 256, runtime: 'Nodejs20.19', permissions: { openapi: [] as string[] } }
const configs = {
  api: { ...config, permissions: { openapi: ['security.msgSecCheck'] } },
  track: config,
  jobs: { ...config, triggers: [{ name: 'tick', type: 'timer' as const, config: '20 */5 * * * * *' }] },
  due: config,
  ops: config,
  desk: config,
  till: config,
  push: config,
}

test('the steps name the commit, the environment and what each function needs', () => {
  const text = describeSteps({ commit: 'abc1234', envId: 'prod-1', digest: '' }, configs)
  expect(text).toContain('Commit abc1234 for the environment prod-1')
  expect(text).toContain('"commit abc1234"')
  expect(text).toContain('api: Nodejs20.19, 256 MB, 20 s, openapi security.msgSecCheck\n')
  expect(text).toContain('jobs: Nodejs20.19, 256 MB, 20 s, timer tick "20 */5 * * * * *"\n')
})
