import { queryText, signedPath, textToSign } from './signature'

test('every part of a request stands on a line of its own', () => {
  const text = textToSign({
    method: 'POST',
    path: '/till/v1/purchases',
    query: {},
    bodyHash: 'ab',
    timestamp: '1795312800000',
    nonce: 'n-1',
  })
  expect(text).toBe('CHANGLAI-TILL-1\nPOST\n/v1/purchases\n\nab\n1795312800000\nn-1')
})

test.each([
  ['/v1/purchases', '/v1/purchases'],
  ['/till/v1/purchases', '/v1/purchases'],
  ['/a/b/v1/purchases/R-1', '/v1/purchases/R-1'],
  ['/nowhere', '/nowhere'],
])('of %s this is signed: %s', (path, signed) => {
  expect(signedPath(path)).toBe(signed)
})

test.each([
  [{}, ''],
  [{ b: '2', a: '1' }, 'a=1&b=2'],
  [{ day: '2026-11-22', after: '' }, 'after=&day=2026-11-22'],
  [{ q: "a b&c=d'(é)*!~" }, 'q=a%20b%26c%3Dd%27%28%C3%A9%29%2A%21~'],
])('the query %p is written as “%s”', (query, text) => {
  expect(queryText(query as Record<string, string>)).toBe(text)
})
