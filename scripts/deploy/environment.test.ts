import { UsageError } from '../arguments'
import { environmentToBuildFor, refuseLocalBuild } from './environment'

const build = (envId: string | undefined, isLocal = false) => environmentToBuildFor(envId, { isLocal })

test('a package that goes to phones is built for the environment that is named', () => {
  expect(build('prod-8f2d1e')).toBe('prod-8f2d1e')
  expect(build('cloud1-3gabc')).toBe('cloud1-3gabc')
})

test.each([undefined, ''])('without an environment (%p) it is refused, and only built to be tried here', (envId) => {
  expect(() => build(envId)).toThrow(UsageError)
  expect(() => build(envId)).toThrow('--local')
  expect(build(envId, true)).toBe('')
})

test.each([' ', 'prod 1', 'Prod-1', 'prod-xxxx', 'prod-', '-prod', '生产'])(
  '%p is no id of an environment',
  (envId) => {
    expect(() => build(envId)).toThrow('no id of an environment')
  },
)

test('a package for this machine names no environment', () => {
  expect(() => build('prod-8f2d1e', true)).toThrow('--local')
})

test('what was built for this machine is not deployed', () => {
  expect(() => refuseLocalBuild('')).toThrow('names no environment')
  expect(() => refuseLocalBuild('prod-8f2d1e')).not.toThrow()
})
