import { functionAt } from './http-routes'

const routes = { '/till': { function: 'till' }, '/till/old': { function: 'old' } }

test.each([
  ['/till', 'till'],
  ['/till/v1/purchases', 'till'],
  ['/till/old/x', 'old'],
  ['/tillers', null],
  ['/', null],
])('%s is answered by %s', (path, name) => expect(functionAt(routes, path)).toBe(name))
