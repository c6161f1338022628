import { createHash, createHmac } from 'node:crypto'
import { DOOR_CODES } from '#shared/till/till-key/refusals'
import { textToSign } from '#shared/till/till-key/signature'
import { ROUTES } from '#shared/till/till-wire/routes'
import { readRepositoryFile } from '../repository-files'

const page = readRepositoryFile('docs/till-wire.md')
const secret = /secret\n`([\w-]+)`/.exec(page)?.[1] ?? ''
const vectors = [...page.matchAll(/^\| `(GET|POST)` \|(.*)\|$/gm)].map(([, method = '', cells = '']) => {
  const bare = cells.split(' | ').map((cell) => cell.trim().replace(/^`(.*)`$/, '$1'))
  return { method, cells: bare.map((cell) => (cell === '–' ? '' : cell)) }
})

test('the page has a secret and enough requests to check a signature with', () => {
  expect([secret.length, vectors.length]).toEqual([43, 6])
})

test.each(vectors)('the signature of %p is the one that the server makes', ({ method, cells }) => {
  const [path = '', query = '', body = '', timestamp = '', nonce = '', signature] = cells
  const bodyHash = createHash('sha256').update(body).digest('hex')
  const asked = Object.fromEntries(new URLSearchParams(query))
  const text = textToSign({ method, path, query: asked, bodyHash, timestamp, nonce })
  expect(createHmac('sha256', secret).update(text).digest('hex')).toBe(signature)
})

test('every route and every answer of the door stands on the page', () => {
  expect(ROUTES.filter(({ method, path }) => !page.includes(`| \`${method} ${path}\` |`))).toEqual([])
  expect(DOOR_CODES.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([])
})
