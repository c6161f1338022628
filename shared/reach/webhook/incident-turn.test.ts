import { metAgain, newIncident } from '#shared/insight/incident/incident'
import { turnsOf } from './incident-turn'

const AT = Date.parse('2026-11-22T02:00:00Z')
const MINUTE_MS = 60_000
const met = {
  ...{ kind: 'minutes', direction: 'fall', scope: 'store=str_east', root: 'confirm', steps: ['confirm'] },
  ...{ title: '一家门店的记消费突然变少', text: '只有 0 次', count: 0, expected: 11, cells: 20, causes: [] },
} as Parameters<typeof newIncident>[0]
const opened = newIncident(met, AT)
const told = (incident: typeof opened, since = 0, now = AT + 60 * MINUTE_MS) =>
  turnsOf(incident, { since, now }).map(({ turn, at }) => [turn.turn, at - AT])

test('that it was opened is one turn, however often it is met again', () => {
  const again = metAgain(opened, met, AT + 10 * MINUTE_MS)
  expect(told(again)).toEqual([['opened', 0]])
  expect(turnsOf(again, { since: 0, now: AT })[0]?.name).toBe(turnsOf(opened, { since: 0, now: AT })[0]?.name)
})

test('that more steps are concerned is another, each time that there are more', () => {
  const grown = metAgain(opened, { ...met, steps: ['redeem'] }, AT + 10 * MINUTE_MS)
  const more = metAgain(grown, { ...met, steps: ['preview'] }, AT + 20 * MINUTE_MS)
  expect(told(grown)).toEqual([
    ['opened', 0],
    ['worse', 10 * MINUTE_MS],
  ])
  const names = [grown, more].map((one) => turnsOf(one, { since: 0, now: AT })[1]?.name)
  expect(new Set(names).size).toBe(2)
})

test('that it is over is another, and that it is there again is opened once more', () => {
  const over = { ...opened, state: 'solved' as const, solvedAt: AT + 30 * MINUTE_MS }
  expect(told(over)).toEqual([
    ['opened', 0],
    ['closed', 30 * MINUTE_MS],
  ])
  const again = { ...opened, openedAt: AT + 40 * MINUTE_MS }
  expect(told(again)).toEqual([['opened', 40 * MINUTE_MS]])
  expect(turnsOf(again, { since: 0, now: AT })[0]?.name).not.toBe(turnsOf(opened, { since: 0, now: AT })[0]?.name)
})

test('what was before the address was opened, or more than a day ago, is no news', () => {
  const over = { ...opened, state: 'solved' as const, solvedAt: AT + 30 * MINUTE_MS }
  expect(told(over, AT + 1)).toEqual([['closed', 30 * MINUTE_MS]])
  expect(told(over, 0, AT + 24 * 60 * MINUTE_MS + 1)).toEqual([['closed', 30 * MINUTE_MS]])
})
