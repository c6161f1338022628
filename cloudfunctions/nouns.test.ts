import { SCHEMA } from '#shared/base/migration/schema'
import { nouns } from './nouns'
import { jobsOf } from './platform/noun/job'
import { migrationsOf } from './platform/noun/migration'

const personal = nouns.flatMap(({ collections = {} }) =>
  Object.entries(collections).flatMap(([name, { person }]) => (person ? [{ name, ...person }] : [])),
)

test('what ends by age is removed by a job that there is', async () => {
  const jobs = (await jobsOf(nouns)).map(({ name }) => name)
  expect(personal.flatMap(({ term }) => (term && !jobs.includes(term.job) ? [term.job] : []))).toEqual([])
})

test('only what is kept to know people again outlasts a membership, and has a term', () => {
  const outlasting = personal.filter(({ onClosing }) => onClosing === 'outlasts')
  expect(outlasting.map(({ name }) => name)).toEqual(['known_people'])
  expect(outlasting.every(({ term }) => term !== undefined)).toBe(true)
})

test('what collections name as shown is shown by one noun, and nothing else is', async () => {
  const named = personal.flatMap(({ shown }) => ('as' in shown ? [shown.as] : []))
  const shows = await Promise.all(nouns.map((noun) => noun.shows?.() ?? {}))
  expect(shows.flatMap((each) => Object.keys(each)).sort()).toEqual(named.sort())
})

test('migrations are numbered from 1 to the schema that the code knows, each number once, and each has its steps', async () => {
  const migrations = migrationsOf(nouns)
  expect(migrations.map(({ number }) => number)).toEqual(Array.from({ length: SCHEMA }, (_, index) => index + 1))
  for (const { load } of migrations) expect((await load()).steps.length).toBeGreaterThan(0)
})
