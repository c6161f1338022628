import path from 'node:path'
import { type ActionName, appContract } from '#shared/contract'
import { registryOf } from '../cloudfunctions/domains/base/settings/rule-registry'
import { nouns } from '../cloudfunctions/nouns'
import { placeOf, SHELVES } from '../cloudfunctions/platform/noun/noun'
import { readSchema } from '../local-cloud/schema'
import { databaseFile } from './database-file'
import { FUNCTION_VARIABLES } from './deploy/steps'
import { namesOfFace } from './faces'
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

/** What the first starts is killed job by job; the second is done by an approval alone, and killed inside `doctor.approve`. */
const KILLED_ELSEWHERE: ActionName[] = ['job.run', 'doctor.repair']

test.each(contractPlaces)('%s has a domain folder, handlers, and its actions in the product’s contract', (place) => {
  const noun = nounOf(place)
  expect(files).toContain(`cloudfunctions/domains/${place}/${noun}.handlers.ts`)
  expect(actions.filter((action) => action.startsWith(`${noun}.`))).not.toEqual([])
})

test('every action belongs to a noun with a contract', () => {
  expect([...new Set(actions.map((action) => action.split('.')[0]))].sort()).toEqual(contractPlaces.map(nounOf).sort())
})

test('every domain declares itself, where it stands and under its name', () => {
  expect(nouns.map(placeOf).sort()).toEqual([...domainPlaces].sort())
})

test('a noun uses nothing above its shelf, and on its shelf only what stands before it', () => {
  const order = nouns.map(({ name }) => name)
  const shelves = nouns.map(({ shelf }) => SHELVES.indexOf(shelf))
  expect([...shelves].sort((a, b) => a - b)).toEqual(shelves)
  const early = nouns.flatMap(({ name, uses }) => {
    const later = uses.filter((used) => !order.slice(0, order.indexOf(name)).includes(used))
    return later.map((used) => `${name} uses ${used}`)
  })
  expect(early).toEqual([])
})

test('what a noun declares to use, it uses', () => {
  const idle = nouns.flatMap(({ shelf, name, uses }) => {
    const own = files.filter((file) =>
      ['cloudfunctions/domains', 'shared'].some((root) => file.startsWith(`${root}/${shelf}/${name}/`)),
    )
    const text = own
      .filter((file) => !/(\.test\.ts$|\/testing\/)/.test(file))
      .map(readRepositoryFile)
      .join('\n')
    const isUsed = (used: string) => new RegExp(`from '[^']*/${used}/[^']+'`).test(text)
    return uses.filter((used) => !isUsed(used)).map((used) => `${name} does not use ${used}`)
  })
  expect(idle).toEqual([])
})

test('the import rules read the declarations as they are', () => {
  const rules = (require('../.dependency-cruiser.cjs') as { forbidden: { name: string; to: { path?: string } }[] })
    .forbidden
  for (const noun of nouns) {
    const rule = rules.find(({ name }) => name === `${placeOf(noun).replace('/', '-')}-uses-what-it-declares`)
    const places = nouns.filter(({ name }) => noun.uses.includes(name)).map(placeOf)
    const allowed = /\(\?!\(([^)]*)\)/.exec(rule?.to.path ?? '')?.[1]?.split('|') ?? []
    expect(allowed.sort()).toEqual([placeOf(noun), ...places].sort())
  }
})

test('a face names what others may use, and holds nothing itself', () => {
  const faces = files.filter((file) => file.endsWith('.face.ts'))
  expect(faces.length).toBeGreaterThan(15)
  const isNaming = (text: string) =>
    text
      .replace(/^\/\*\*.*\*\/$/gm, '')
      .replace(/^export (type )?\{[^}]*\} from '\.\/[^']+'$/gm, '')
      .trim() === ''
  expect(faces.filter((file) => !isNaming(readRepositoryFile(file)))).toEqual([])
})

test('what a face names is used by another noun or by a function', () => {
  const others = files.filter((file) => /^cloudfunctions\/.*\.ts$/.test(file) && !file.endsWith('.face.ts'))
  const imports = others.flatMap((file) =>
    [...readRepositoryFile(file).matchAll(/import (?:type )?\{([^}]*)\} from '[^']*\/([\w-]+)\.face'/g)].flatMap(
      ([, names = '', noun]) =>
        names.split(',').map((name) => `${noun}: ${name.trim().replace(/^type | as .*$/g, '')}`),
    ),
  )
  const used = new Set(imports)
  const named = files
    .filter((file) => file.endsWith('.face.ts'))
    .flatMap((file) =>
      [...namesOfFace(readRepositoryFile(file)).keys()].map((name) => `${path.basename(file, '.face.ts')}: ${name}`),
    )
  expect(named.filter((name) => !used.has(name))).toEqual([])
})

test('the database file is what the nouns declare', () => {
  expect(readRepositoryFile('cloudfunctions/database.json')).toBe(databaseFile(nouns))
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

test('a collection is opened by the noun that declares it, and by no other', () => {
  const owners = new Map(
    nouns.flatMap((noun) => Object.keys(noun.collections ?? {}).map((name) => [name, placeOf(noun)] as const)),
  )
  const code = files.filter((file) => /^cloudfunctions\/(?!.*\/testing\/).*(?<!\.test)\.ts$/.test(file))
  const opened = code.flatMap((file) =>
    [...readRepositoryFile(file).matchAll(/\bcollection<[^>]+>\('([^']+)'\)/g)].map(([, name = '']) => ({
      file,
      name,
    })),
  )
  const foreign = opened.filter(({ file, name }) => !file.startsWith(`cloudfunctions/domains/${owners.get(name)}/`))
  expect(foreign).toEqual([])
  expect(opened.length).toBeGreaterThan(40)
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
  expect(writing.filter((action) => !killed.has(action))).toEqual(KILLED_ELSEWHERE)
  expect(actions.filter((action) => killed.has(action) && !writing.includes(action))).toEqual([])
})

test('every rule document is registered', async () => {
  const modules = files.filter((file) => /^shared\/.+\/[\w-]*rules\.ts$/.test(file))
  const defined = (await Promise.all(modules.map((file) => import(path.join('..', file))))).flatMap(documentsIn)
  expect(defined.length).toBeGreaterThan(2)
  const { documents } = await registryOf(nouns)
  expect(documents.map(({ document }) => document.setting).sort()).toEqual(defined.sort())
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
  const page = readRepositoryFile('docs/guide/deploy.md')
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
