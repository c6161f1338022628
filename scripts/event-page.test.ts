import { FACT_CATALOGUE, FACT_NAMES } from '#shared/base/facts/fact-catalogue'
import { EVENT_CATALOGUE, EVENT_NAMES } from '#shared/insight/event/catalogue'
import { readRepositoryFile } from './repository-files'

const page = readRepositoryFile('docs/events.md')
const rows = page.split('\n').filter((line) => line.startsWith('| `'))

test('the page of events says what the catalogue says', () => {
  const events = EVENT_NAMES.map((name) => {
    const { owner, purpose, consent, keepDays, props } = EVENT_CATALOGUE[name]
    return `| \`${name}\` | ${owner} | ${purpose} | ${consent} | ${keepDays} | ${props.join(', ')} |`.replace(
      '|  |',
      '| |',
    )
  })
  const facts = FACT_NAMES.map((name) => {
    const { owner, purpose } = FACT_CATALOGUE[name]
    return `| \`${name}\` | ${owner} | ${purpose} |`
  })
  expect(rows).toEqual([...events, ...facts])
})
