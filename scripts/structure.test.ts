import path from 'node:path'
import { type ActionName, appContract } from '#shared/contract'
import { ruleRegistry } from '../cloudfunctions/rule-documents'
import { readSchema } from '../local-cloud/schema'
import { FUNCTION_VARIABLES } from './deploy/steps'
import { isThere, mentionedPaths } from './mentioned-paths'
import { readRepositoryFile, repositoryFiles } from './repository-files'

const files = repositoryFiles()
const namesIn = (pattern: RegExp) =>
  files.flatMap((file) => {
    const name = pattern.exec(file)?.[1]
    return name === undefined ? [] : [name]
  })

const actions = Object.keys(appContract) as ActionName[]
const writing = actions.filter((action) => appContract[action].effect === 'writes')
const contractPlaces = namesIn(/^shared\/([^/]+\/[^/]+)\/contract\.ts$/)
const domainPlaces = [...new Set(namesIn(/^cloudfunctions\/domains\/([^/]+\/[^/]+)\//))]
const nounOf = (place: string) => place.replace(/^.*\//, '')

/** What this action starts is killed job by job. */
const KILLED_AS_JOBS: ActionName[] = ['job.run']

test.each(contractPlaces)('%s has a domain folder, handlers, and its actions in the product’s contract', (place) => {
  const noun = nounOf(place)
  expect(files).toContain(`cloudfunctions/domains/${place}/${noun}.handlers.ts`)
  expect(actions.filter((action) => action.startsWith(`${noun}.`))).not.toEqual([])
})

test('every action belongs to a noun with a contract', () => {
  expect([...new Set(actions.map((action) => action.split('.')[0]))].sort()).toEqual(contractPlaces.map(nounOf).sort())
})

test('every domain has its one place in the order of shelves', () => {
  const listed = /const SHELVES = \{([^}]*)\}/.exec(readRepositoryFile('.dependency-cruiser.cjs'))?.[1] ?? ''
  const shelves = [...listed.matchAll(/(\w+): \[([^\]]*)\]/g)]
  const order = shelves.flatMap(([, shelf, nouns]) =>
    [...(nouns ?? '').matchAll(/'([^']+)'/g)].map(([, noun]) => `${shelf}/${noun}`),
  )
  expect([...order].sort()).toEqual([...domainPlaces].sort())
})

test('every feature of the phone stands where its noun stands, or is called after a part of one', () => {
  const features = [...new Set(namesIn(/^client\/src\/features\/([^/]+\/[^/]+)\//))]
  const isKnown = (feature: string) =>
    domainPlaces.some((place) => feature === place || feature.startsWith(`${place}-`))
  expect(features.filter((feature) => !isKnown(feature))).toEqual([])
})

test('repositories use every declared collection, and no other', () => {
  const code = files.filter((file) => /^cloudfunctions\/.*(?<!\.test)\.ts$/.test(file)).map(readRepositoryFile)
  const used = code.flatMap((text) => [...text.matchAll(/\bcollection<[^>]+>\('([^']+)'\)/g)].map(([, name]) => name))
  expect([...new Set(used)].sort()).toEqual(Object.keys(readSchema().collections).sort())
})

test('only repositories name a collection', () => {
  const others = files.filter((file) => /^cloudfunctions\/domains\/.*(?<!\.repository|\.test)\.ts$/.test(file))
  expect(others.filter((file) => /\bcollection<[^>]+>\(/.test(readRepositoryFile(file)))).toEqual([])
})

test('every writing action is killed at each of its database calls', () => {
  const matrices = files.filter((file) => /^cloudfunctions\/.*(\.kill|kill-matrix)\.test\.ts$/.test(file))
  const cases = /(?:\bname: |Case\()'([a-z-]+\.[A-Za-z]+)/g
  const killed = new Set(
    matrices.flatMap((file) => [...readRepositoryFile(file).matchAll(cases)].map(([, name]) => name)),
  )
  expect(writing.filter((action) => !killed.has(action))).toEqual(KILLED_AS_JOBS)
  expect(actions.filter((action) => killed.has(action) && !writing.includes(action))).toEqual([])
})

test('every rule document is registered', async () => {
  const modules = files.filter((file) => /^shared\/.+\/[\w-]*rules\.ts$/.test(file))
  const defined = (await Promise.all(modules.map((file) => import(path.join('..', file))))).flatMap(documentsIn)
  expect(defined.length).toBeGreaterThan(2)
  expect(ruleRegistry.documents.map(({ document }) => document.setting).sort()).toEqual(defined.sort())
})

/** The settings of the exports that are rule documents. */
function documentsIn(exports: Record<string, unknown>): string[] {
  return Object.values(exports).flatMap((value) => {
    const isDocument = typeof value === 'object' && value !== null && 'setting' in value && 'fallback' in value
    return isDocument ? [String(value.setting)] : []
  })
}

test('whoever deploys is told of every variable that the functions read', () => {
  const read = [...readRepositoryFile('cloudfunctions/platform/crypto/keys.ts').matchAll(/'(CHANGLAI_\w+)'/g)]
  expect(read.map(([, name]) => name).sort()).toEqual([...FUNCTION_VARIABLES].sort())
  const page = readRepositoryFile('docs/how-to/deploy.md')
  expect(FUNCTION_VARIABLES.filter((name) => !page.includes(name))).toEqual([])
})

const pages = files.filter((file) => file.endsWith('.md'))

test.each(pages)('what %s names of this project exists', (page) => {
  const mentioned = mentionedPaths(page, readRepositoryFile(page))
  expect(mentioned.filter((each) => !isThere(each, files))).toEqual([])
})

test('no file tells where or by whom it was made', () => {
  // Put together here, so that this file does not contain them itself.
  const words = [
    ['..', 'shared', ''],
    ['', 'work', ''],
  ].map((parts) => parts.join('/'))
  const forbidden = [...words, ['farm', 'studio'].join('-'), ['helper', ''].join('-')]
  const texts = files.filter((file) => !/\.(png|jpg|ico|woff2?|bin)$|^package-lock\.json$/.test(file))
  const guilty = texts.flatMap((file) => {
    const text = readRepositoryFile(file)
    return forbidden.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`)
  })
  expect(guilty).toEqual([])
})
