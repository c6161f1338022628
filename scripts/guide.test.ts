import { type ActionName, appContract } from '#shared/contract'
import { memberOfFamily, registryOf } from '../cloudfunctions/domains/base/settings/rule-registry'
import { nouns } from '../cloudfunctions/nouns'
import { jobsOf } from '../cloudfunctions/platform/noun/job'
import { readRepositoryFile, repositoryFiles } from './repository-files'

// Operators copy what the guide shows: every command of it is one that the functions take.

const files = repositoryFiles()
const pages = files.filter((file) =>
  /^(docs\/.*|README.*|CONTRIBUTING|SECURITY)\.md$|^(README|CONTRIBUTING)/.test(file),
)
const commands = pages.flatMap((page) =>
  [...readRepositoryFile(page).matchAll(/^npm run ops -- (\S+)(?: (?:'(.*)'|@\S+))?(?: --until-done)?$/gm)].map(
    ([line, action = '', text = '']) => ({ page, line, action, text }),
  ),
)
const withInput = commands.filter(({ text, line }) => text !== '' || !line.includes('@'))

/** What `npm run ops` puts in the place of a file of this machine. */
const UPLOADED = 'cloud://prod-1a2b.7072-prod-1a2b/imports/sales.csv'

function inputOf(text: string): Record<string, unknown> {
  const input = JSON.parse(text || '{}') as Record<string, unknown>
  return typeof input.fileId === 'string' ? { ...input, fileId: input.fileId.replace(/^@.*$/, UPLOADED) } : input
}

test('every line that asks ops is read here', () => {
  const lines = pages.flatMap((page) => readRepositoryFile(page).match(/^npm run ops .*$/gm) ?? [])
  expect(commands.map(({ line }) => line)).toEqual(lines)
  expect(commands.length).toBeGreaterThan(80)
})

test.each(commands)('$page: $action is an action of operators', ({ action }) => {
  expect(['operator', 'board']).toContain(appContract[action as ActionName]?.access)
})

test.each(withInput)('$page: $line', ({ action, text }) => {
  const parsed = appContract[action as ActionName].input.safeParse(inputOf(text))
  expect(parsed.error?.issues ?? []).toEqual([])
})

test('every rule that is proposed fits its document', async () => {
  const registry = await registryOf(nouns)
  const proposed = withInput.filter(({ action }) => action === 'settings.propose').map(({ text }) => inputOf(text))
  for (const { setting, value } of proposed) {
    const name = String(setting)
    const one = registry.documents.find(({ document }) => document.setting === name) ?? memberOfFamily(registry, name)
    expect([name, one?.document.schema.safeParse(value).error?.issues ?? []]).toEqual([name, []])
  }
  expect(proposed.length).toBeGreaterThan(3)
})

test('every rule that an operator may change is in the table of rules', async () => {
  const { documents } = await registryOf(nouns)
  const page = readRepositoryFile('docs/guide/change-a-rule.md')
  expect(
    documents.map(({ document }) => document.setting).filter((setting) => !page.includes(`| \`${setting}`)),
  ).toEqual([])
})

test('every job that is named is one', async () => {
  const jobs = (await jobsOf(nouns)).map(({ name }) => name)
  const named = withInput.filter(({ action }) => action === 'job.run').map(({ text }) => String(inputOf(text).job))
  expect(named.filter((name) => !jobs.includes(name))).toEqual([])
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
  const guides = files.filter((file) => /^docs\/guide\/(?!README)[\w-]+\.md$/.test(file))
  expect(guides.filter((file) => !first.includes(`(${file.replace('docs/guide/', '')}`))).toEqual([])
})
