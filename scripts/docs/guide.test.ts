import { memberOfFamily, registryOf } from '../../cloudfunctions/domains/base/settings/rule-registry'
import { nouns } from '../../cloudfunctions/nouns'
import { readRepositoryFile, repositoryFiles } from '../repository-files'
import { opsCommands } from './commands'

// What operators read is whole: whatever may stop them, or be changed by them, stands in the guide.

const files = repositoryFiles()
const guides = files.filter((file) => /^docs\/guide\/[\w-]+\.md$/.test(file))
const commands = guides.flatMap((page) => opsCommands(page, readRepositoryFile(page)))
const registry = registryOf(nouns)

test('every rule that the guide proposes fits its document', async () => {
  const proposed = commands
    .filter(({ action, input }) => action === 'settings.propose' && input !== null)
    .map(({ input }) => JSON.parse(input ?? '') as { setting: string; value: unknown })
  const { documents } = await registry
  for (const { setting, value } of proposed) {
    const one =
      documents.find(({ document }) => document.setting === setting) ?? memberOfFamily(await registry, setting)
    expect([setting, one?.document.schema.safeParse(value).error?.issues ?? 'fits']).toEqual([setting, 'fits'])
  }
  expect(proposed.length).toBeGreaterThan(3)
})

test('every rule that an operator may change says what it governs, and no two say the same', async () => {
  const { documents } = await registry
  const said = documents.map(({ document }) => document.about)
  expect(said.filter((about) => !/^[\u4e00-\u9fff].{5,60}$/.test(about) || about.endsWith('。'))).toEqual([])
  expect(new Set(said).size).toBe(documents.length)
})

test('every alert is explained', () => {
  const code = files.filter((file) => /^cloudfunctions\/.*(?<!\.test)\.ts$/.test(file)).map(readRepositoryFile)
  const raised = code.flatMap((text) =>
    [...text.matchAll(/raiseAlert\(\w+, \{\s*kind: '([\w-]+)'/g)].map(([, kind]) => kind),
  )
  const page = readRepositoryFile('docs/guide/alerts.md')
  expect(raised.length).toBeGreaterThan(12)
  expect(raised.filter((kind) => !page.includes(`| \`${kind}\` |`))).toEqual([])
})

test('every page of the guide is led to from its first page', () => {
  const first = readRepositoryFile('docs/guide/README.md')
  const others = guides.map((file) => file.replace('docs/guide/', '')).filter((name) => name !== 'README.md')
  expect(others.filter((name) => !first.includes(`](${name}`))).toEqual([])
})

test.each(['README.md', 'README.zh-CN.md'])('every page of the guide is led to from %s', (readme) => {
  const text = readRepositoryFile(readme)
  expect(guides.filter((page) => !text.includes(`](${page}`))).toEqual([])
})

test('every heading that a link of the guide leads to is there', () => {
  const lost = guides.flatMap((page) =>
    [...readRepositoryFile(page).matchAll(/\]\(([\w-]+\.md)?#([^)]+)\)/g)].flatMap(([link, other, heading = '']) => {
      const target = other ? `docs/guide/${other}` : page
      return anchorsOf(readRepositoryFile(target)).includes(heading) ? [] : [`${page}: ${link}`]
    }),
  )
  expect(lost).toEqual([])
})

/** As GitHub makes them: small letters, without punctuation, spaces as hyphens. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )
}
