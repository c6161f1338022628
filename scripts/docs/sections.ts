import type { ToldName } from '#shared/base/facts/told-facts'
import { describeSchedule } from '#shared/base/job/schedule'
import { registryOf } from '../../cloudfunctions/domains/base/settings/rule-registry'
import { nouns } from '../../cloudfunctions/nouns'
import { actsToldBy } from '../../cloudfunctions/platform/noun/act'
import { jobsOf } from '../../cloudfunctions/platform/noun/job'
import { type Noun, SHELVES, type Shelf } from '../../cloudfunctions/platform/noun/noun'
import { ROUND_TRIPS, type RoundTrips } from '../../cloudfunctions/testing/round-trips'
import { loadTable } from '../scale/figures'
import { shardTable } from '../scale/shards'
import { privacyInterfaces, privacyKept } from './privacy-guideline'
import { TOLD_FACTS } from './told-facts'

function answeredBy({ name, answers, answersActs }: Noun, fact: ToldName): string[] {
  if (answersActs && actsToldBy(nouns, fact).length > 0) return [`${name} (where a rule counts the act)`]
  const subscription = answers?.[fact]
  if (!subscription) return []
  const { order, after = [], wants } = subscription
  const how = [
    ...(order === 'by-member' ? ['in order'] : []),
    ...after.map((other) => `after ${other}`),
    ...(wants ? ['not every one'] : []),
  ]
  return [how.length > 0 ? `${name} (${how.join(', ')})` : name]
}

const ON_THE_SHELF: Record<Shelf, string> = {
  base: 'what every noun needs',
  ledger: 'what is owed and earned',
  people: 'members and those who serve them',
  goods: 'what is sold',
  loyalty: 'why members come back',
  till: 'what is paid',
  growth: 'how members come',
  insight: 'what the record tells',
  reach: 'how the shop answers',
  front: 'what needs several shelves at once',
}

/** The parts of the documentation that are made from the code, by the name in their marks. */
export const SECTIONS: Record<string, () => Promise<string>> = {
  'scale-load': async () => loadTable(),

  'scale-shards': async () => shardTable(nouns),

  shelves: async () =>
    table(
      ['shelf', 'what stands on it', 'nouns, each before those that may use it'],
      SHELVES.map((shelf) => [shelf, ON_THE_SHELF[shelf], on(shelf).map(({ name }) => name)]),
    ),

  nouns: async () =>
    table(
      ['noun', 'uses', 'collections', 'jobs', 'rule documents', 'actions'],
      await Promise.all(
        nouns.map(async (noun) => [
          `${noun.shelf}/${noun.name}`,
          noun.uses,
          code(Object.keys(noun.collections ?? {})),
          code((await jobsOf([noun])).map(({ name }) => name)),
          code(await rulesOf(noun)),
          String(Object.keys((await noun.actions?.())?.contract ?? {}).length || ''),
        ]),
      ),
    ),

  jobs: async () =>
    table(
      ['job', 'noun', 'what it does', 'when'],
      (
        await Promise.all(
          nouns.map(async (noun) =>
            (
              await jobsOf([noun])
            ).map((job) => [`\`${job.name}\``, noun.name, job.title, describeSchedule(job.schedule)]),
          ),
        )
      ).flat(),
    ),

  facts: async () =>
    table(
      ['fact', 'answered by'],
      TOLD_FACTS.map((fact) => [`\`${fact}\``, nouns.flatMap((noun) => answeredBy(noun, fact as ToldName))]),
    ),

  'privacy-interfaces': async () => table(['微信接口涉及的信息', '用途'], privacyInterfaces()),

  'privacy-kept': async () => table(['信息', '保存多久', '注销以后', '会员看得到吗'], privacyKept()),

  'round-trips': async () =>
    table(
      ['act', 'was', 'is', 'why it changed'],
      Object.values<RoundTrips>(ROUND_TRIPS).map(({ act, was, is, why }) => [
        act,
        was === null ? '–' : String(was),
        String(is),
        why,
      ]),
    ),
}

const on = (shelf: Shelf) => nouns.filter((noun) => noun.shelf === shelf)

async function rulesOf(noun: Noun): Promise<string[]> {
  const { documents, families } = await registryOf([noun])
  return [...documents.map(({ document }) => document.setting), ...families.map(({ name }) => `${name}:<key>`)]
}

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``)

function table(head: readonly string[], rows: readonly (readonly (string | readonly string[])[])[]): string {
  const line = (cells: readonly (string | readonly string[])[]) =>
    `| ${cells.map((cell) => (typeof cell === 'string' ? cell : cell.join(', '))).join(' | ')} |`.replace(
      /\| {2}(?=\|)/g,
      '| ',
    )
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}
