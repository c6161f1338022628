import { FACT_CATALOGUE } from '#shared/base/facts/fact-catalogue'
import { type ActionName, appContract } from '#shared/contract'
import { EVENT_CATALOGUE } from '#shared/insight/event/catalogue'
import type { ActionSpec } from '#shared/kernel/contract'
import { nouns } from '../../cloudfunctions/nouns'
import { jobsOf } from '../../cloudfunctions/platform/noun/job'
import packageJson from '../../package.json'
import { readRepositoryFile, repositoryFiles } from '../repository-files'
import { npmCommands, opsCommands } from './commands'
import { asMade } from './made'
import { TOLD_FACTS } from './told-facts'

const pages = repositoryFiles().filter((file) => file.endsWith('.md'))
const contract: Record<string, ActionSpec> = appContract

test.each(pages)('the parts of %s that are made from the code are current', async (page) => {
  const text = readRepositoryFile(page)
  expect(await asMade(text)).toBe(text)
})

test('a part that nobody makes is an error', async () => {
  await expect(asMade('<!-- made: weather -->\n<!-- /made -->')).rejects.toThrow('weather')
})

const commands = pages.flatMap((page) => npmCommands(page, readRepositoryFile(page)))

test('every npm command of the documentation is one of package.json', () => {
  expect(commands.length).toBeGreaterThan(50)
  const scripts: Record<string, string> = packageJson.scripts
  const name = ({ text }: (typeof commands)[number]) => /^npm (?:run )?([\w:]+)/.exec(text)?.[1] ?? ''
  expect(commands.filter((command) => !(name(command) in scripts))).toEqual([])
})

// A page leaves out what only its reader can know; `ops` uploads a file that is named with @.
const FILLED_IN: [RegExp, string][] = [
  [/\{…\}/g, '{}'],
  [/mem_…/g, 'mem_0123456789'],
  [/"key":"…"/g, '"key":"ABCDEFGH"'],
  [/"fileId":"@[^"]+"/g, '"fileId":"cloud://env.bucket/file.csv"'],
  [/"secret":"上一行得到的密钥"/g, `"secret":"${'k'.repeat(43)}"`],
  [/…/g, 'one-that-is-known'],
]
const ops = pages.flatMap((page) => opsCommands(page, readRepositoryFile(page)))

test.each(ops.map((command) => [command.page, command.text, command] as const))('%s: %s', (_page, _text, command) => {
  const spec = contract[command.action as ActionName]
  expect(spec?.access).toMatch(/^(operator|board)$/)
  if (command.input === null) return
  const filled = FILLED_IN.reduce((text, [pattern, value]) => text.replace(pattern, value), command.input)
  const parsed = spec?.input.safeParse(JSON.parse(filled))
  expect(parsed?.error?.issues ?? []).toEqual([])
})

test('the jobs that the documentation names are there', async () => {
  const jobs = new Set((await jobsOf(nouns)).map(({ name }) => name))
  const named = pages.flatMap((page) =>
    [...readRepositoryFile(page).matchAll(/"job":\s*"([^"…]+)"/g)].map(([, job = '']) => ({ page, job })),
  )
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter(({ job }) => !jobs.has(job))).toEqual([])
})

test('an action that a page puts in backticks is one of the contract', () => {
  const prefixes = new Set(nouns.map(({ name }) => name))
  const named = pages
    .filter((page) => !page.startsWith('docs/decisions/') && page !== 'CHANGELOG.md')
    .flatMap((page) =>
      [...readRepositoryFile(page).matchAll(/`([a-z-]+)\.([a-z][A-Za-z]+)`/g)].flatMap(([, noun = '', verb]) =>
        prefixes.has(noun) ? [{ page, action: `${noun}.${verb}` }] : [],
      ),
    )
  expect(named.length).toBeGreaterThan(10)
  const told = new Set(TOLD_FACTS)
  const isEvent = (action: string) => action in EVENT_CATALOGUE || action in FACT_CATALOGUE || told.has(action)
  expect(named.filter(({ action }) => !(action in contract) && !isEvent(action))).toEqual([])
})

// Each step of the road names the next: by its import, its call, or its contract.
const ROAD: [file: string, names: RegExp][] = [
  ['client/src/pages/check-in/index.tsx', /features\/loyalty\/check-in\//],
  ['client/src/features/loyalty/check-in/use-perform-check-in.ts', /'check-in\.perform'/],
  ['client/src/api/call.ts', /#shared\/contract'/],
  ['shared/contract.ts', /#shared\/loyalty\/check-in\/contract'/],
  ['cloudfunctions/api/index.ts', /from '\.\.\/nouns'[\s\S]*findForPhone\(nouns\./],
  ['cloudfunctions/nouns.ts', /check-in\.noun'/],
  ['cloudfunctions/domains/loyalty/check-in/check-in.noun.ts', /'\.\/check-in\.handlers'/],
  ['cloudfunctions/domains/loyalty/check-in/check-in.handlers.ts', /'\.\/check-in\.service'/],
  ['cloudfunctions/domains/loyalty/check-in/check-in.service.ts', /'\.\/check-in\.repository'/],
  ['cloudfunctions/domains/loyalty/check-in/check-in.repository.ts', /platform\/db\/collection'/],
  ['cloudfunctions/platform/db/cloud-db.ts', /\.\.\/sdk'|sdk-port/],
]

test.each(ROAD)('the road of a request, as docs/architecture.md draws it, goes on from %s', (file, next) => {
  expect(readRepositoryFile(file)).toMatch(next)
  expect(readRepositoryFile('docs/architecture.md')).toContain(file.replace('cloudfunctions/domains/', 'domains/'))
})
