import path from 'node:path'
import { registryOf } from '../cloudfunctions/domains/base/settings/rule-registry'
import { nouns } from '../cloudfunctions/nouns'
import { groupsOf } from '../desk/src/base/settings/rule-groups'
import { readRepositoryFile, repositoryFiles } from './repository-files'

// A link of the desk that leads nowhere opens the first tab of a screen without a word, so that nobody notices.

const files = repositoryFiles().filter(
  (file) => /^desk\/src\/.*\.tsx?$/.test(file) && !/\.test\.|\/testing\/|\/api\//.test(file),
)
const screens = readRepositoryFile('desk/src/frame/screens.tsx')
const pageFiles = new Map(
  [...screens.matchAll(/path: '([a-z-]+)'[\s\S]*?import\('\.\.\/([^']+)'\)/g)].map(([, screen = '', file = '']) => [
    screen,
    `desk/src/${file}.tsx`,
  ]),
)

/** What a screen shows below its own address, as its routes and tabs say: `:id` is anything. */
const routesOf = (screen: string): string[] => {
  const text = readRepositoryFile(pageFiles.get(screen) ?? '')
  return [...text.matchAll(/path(?:=|: )["']([^"'*]+)["']/g)].map(([, route = '']) => route)
}

const isRoute = (route: string, rest: readonly string[]) => {
  const parts = route.split('/')
  const needed = parts.filter((part) => !part.endsWith('?')).length
  return (
    rest.length >= needed &&
    rest.length <= parts.length &&
    rest.every((word, index) => (parts[index] ?? '').startsWith(':') || parts[index] === word)
  )
}

/** Where files are sent to, which is no page. */
const UPLOADS = '/upload'

/** Every address that stands in the program, with `…` for what is put in. */
const links = files.flatMap((file) =>
  [...readRepositoryFile(file).matchAll(/["'`](\/[a-z][a-z-]*(?:\/[^"'`\s?]*)?)["'`]/g)].map(([, link = '']) => ({
    file: path.posix.basename(file),
    link: link.replace(/\$\{[^}]*\}/g, '…'),
  })),
)

let settings: string[]
beforeAll(async () => {
  settings = (await registryOf(nouns)).documents.map(({ document }) => document.setting)
})

function problemOf(link: string): string | null {
  const [, screen = '', ...rest] = link.split('/')
  if (!pageFiles.has(screen)) return 'no such screen'
  if (rest.length === 0) return null
  if (!routesOf(screen).some((route) => isRoute(route, rest))) return 'no such route'
  if (screen === 'rules' && rest[0] !== '…' && !settings.includes(rest[0] ?? '')) return 'no such rule document'
  return null
}

test('every screen names the page that it shows', () => {
  const named = [...screens.matchAll(/ path: '([a-z-]+)'/g)].map(([, screen = '']) => screen)
  expect([...pageFiles.keys()].sort()).toEqual(named.sort())
})

test('every address that the desk leads to is there', () => {
  expect(links.length).toBeGreaterThan(60)
  const wrong = links
    .map(({ file, link }) => ({ file, link, problem: problemOf(link) }))
    .filter(({ link, problem }) => problem !== null && link !== UPLOADS)
  expect(wrong).toEqual([])
})

test.each([
  ['/reports/incident', 'no such route'],
  ['/channels/…', 'no such route'],
  ['/rules/message', 'no such rule document'],
  ['/shop', 'no such screen'],
])('%s would be found', (link, problem) => expect(problemOf(link)).toBe(problem))

test('every rule document stands in a group, and one of a newer shop at the end', () => {
  const single = [...settings.filter((setting) => !setting.includes(':')), 'of-a-newer-shop']
  const groups = groupsOf(single.map((setting) => ({ setting })))
  expect(groups.flatMap(({ documents }) => documents)).toHaveLength(single.length)
  expect(groups.at(-1)).toEqual({ title: '别的', documents: [{ setting: 'of-a-newer-shop' }] })
})
