import path from 'node:path'
import { type ActionName, appContract } from '#shared/contract'
import type { ActionSpec } from '#shared/kernel/contract'
import { REVIEWED_PAGES, type ReviewedAs, reviewNotes } from '#shared/people/staff/reviewed-pages'
import { subPackagesIn } from '../client/config/sub-packages'
import { nouns } from '../cloudfunctions/nouns'
import { nounOf } from '../cloudfunctions/platform/noun/noun'
import { readRepositoryFile, repositoryFiles } from './repository-files'

// Reviewers of WeChat have to reach every page. What a page asks of the shop is read from what it is made of.

const PAGES = 'client/src/pages'
const files = new Set(repositoryFiles())
const mainPages = [...readRepositoryFile('client/src/app.config.ts').matchAll(/'pages\/([a-z-]+)\/index'/g)].map(
  ([, page = '']) => page,
)
const tabs = mainPages.filter((page, index) => page !== 'gallery' && mainPages.indexOf(page) === index)
const pages = [
  ...tabs,
  ...subPackagesIn(path.join(__dirname, '..', PAGES), [...tabs, 'gallery']).flatMap(({ root, pages: below }) =>
    below.map((page) => `${root}/${page}`.replace(/^pages\/|\/index$/g, '')),
  ),
]

const sourceOf = (from: string, name: string) =>
  ['.tsx', '.ts', '/index.tsx']
    .map((end) => path.posix.join(path.posix.dirname(from), name) + end)
    .find((file) => files.has(file))

/** A file of the phone's program with all of its own that it imports. */
function partsOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const [, name = ''] of readRepositoryFile(file).matchAll(/from '(\.[^']*)'/g)) {
    const source = sourceOf(file, name)
    if (source) partsOf(source, found)
  }
  return found
}

const askedBy = (page: string): ActionName[] => {
  const text = [...partsOf(`${PAGES}/${page}/index.tsx`)].map(readRepositoryFile).join('\n')
  const named = [...text.matchAll(/'([a-z-]+\.[a-zA-Z]+)'/g)].map(([, name = '']) => name)
  return [...new Set(named)].filter((name): name is ActionName => Object.hasOwn(appContract, name))
}

const OPEN = ['visitor', 'member']
const BY_ROLE: Record<ReviewedAs, readonly string[]> = {
  member: OPEN,
  staff: [...OPEN, 'clerk', 'manager'],
  headquarters: [...OPEN, 'clerk', 'manager'],
}

test('the list names every page of the program, and no other', () => {
  expect(pages.length).toBeGreaterThan(45)
  expect(Object.keys(REVIEWED_PAGES).sort()).toEqual([...pages].sort())
})

test.each(Object.keys(REVIEWED_PAGES))('%s asks for nothing that its reviewer is refused to see', async (page) => {
  const { as } = REVIEWED_PAGES[page] ?? { as: 'member' }
  const refused: string[] = []
  let samples = 0
  for (const name of askedBy(page)) {
    const { access, effect } = appContract[name] as ActionSpec
    const sample = (await nounOf(nouns, name)?.samples?.())?.[name]
    if (typeof sample === 'function') samples += 1
    else if (effect === 'reads' && !BY_ROLE[as].includes(access)) refused.push(name)
  }
  // Signing in at the desk begins with a code that a reviewer cannot have.
  const isKnown = (name: string) => page === 'desk/sign-in' && name.startsWith('desk.')
  expect(refused.filter((name) => !isKnown(name))).toEqual([])
  if (as === 'headquarters') expect(samples).toBeGreaterThan(0)
})

test('the way is told in the words that stand on the screens', () => {
  const text = [...files]
    .filter((file) => /^client\/src\/.*\.(ts|tsx)$/.test(file) && !file.includes('.test.'))
    .map(readRepositoryFile)
    .join('\n')
  const words = Object.values(REVIEWED_PAGES)
    .flatMap(({ way }) => way.split(' → '))
    .filter((word) => !/^点一|^头像$/.test(word))
  expect(words.filter((word) => !text.includes(word))).toEqual([])
})

test('what goes into the form names the codes and every way, in a thousand characters', () => {
  const notes = reviewNotes(['7K3M-9QX2']).join('\n')
  expect(notes).toContain('7K3M-9QX2')
  for (const { way } of Object.values(REVIEWED_PAGES)) expect(notes).toContain(way.split(' → ').pop())
  expect(notes.length).toBeLessThan(1_000)
})
