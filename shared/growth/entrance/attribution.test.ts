import fc from 'fast-check'
import { DAY_MS } from '#shared/kernel/business-day'
import { attribute, type Contact, MODELS, type Model, TELLING_MS } from './attribution'

const AT = Date.parse('2026-11-22T12:00:00+08:00')
const days = (count: number, channel: string): Contact => ({ at: AT - count * DAY_MS, channel })
const shares = (contacts: Contact[], model: Model, whole = 1000) => [...attribute(contacts, { at: AT, whole }, model)]

const journey = [days(3, 'advert'), days(20, 'door'), days(1, 'referral')]

test.each<[Model, [string, number][]]>([
  ['first', [['door', 1000]]],
  ['last', [['referral', 1000]]],
  [
    'linear',
    [
      ['door', 333],
      ['advert', 333],
      ['referral', 334],
    ],
  ],
])('%s touch', (model, expected) => {
  expect(shares(journey, model)).toEqual(expected)
})

test('linear gives each visit a part, so that a channel met twice gets two', () => {
  expect(shares([...journey, days(2, 'door')], 'linear')).toEqual([
    ['door', 500],
    ['advert', 250],
    ['referral', 250],
  ])
})

test('a visit afterwards, or longer ago than the window, brought nothing', () => {
  const contacts = [days(-1, 'after'), days(30, 'too long ago'), days(29.99, 'just in time')]
  for (const model of MODELS) expect(shares(contacts, model)).toEqual([['just in time', 1000]])
})

test('without a visit nobody gets it', () => {
  for (const model of MODELS) expect(shares([], model, 5)).toEqual([['none', 5]])
})

test('a first visit that is told a moment after the join came before it', () => {
  const told = [{ at: AT + TELLING_MS, channel: 'door' }]
  expect([...attribute(told, { at: AT, whole: 1, graceMs: TELLING_MS }, 'last')]).toEqual([['door', 1]])
  expect([...attribute(told, { at: AT, whole: 1 }, 'last')]).toEqual([['none', 1]])
})

test('whatever the visits, and in whatever order they are told, the parts add up to the whole', () => {
  const contact = fc.record({
    at: fc.integer({ min: AT - 40 * DAY_MS, max: AT + DAY_MS }),
    channel: fc.constantFrom('a', 'b', 'c'),
  })
  fc.assert(
    fc.property(fc.array(contact, { maxLength: 12 }), fc.integer({ min: 0, max: 1_000_000 }), (contacts, whole) => {
      for (const model of MODELS) {
        const parts = attribute(contacts, { at: AT, whole }, model)
        expect([...parts.values()].reduce((sum, part) => sum + part, 0)).toBe(whole)
        const reversed = attribute([...contacts].reverse(), { at: AT, whole }, model)
        expect(Object.fromEntries(reversed)).toEqual(Object.fromEntries(parts))
      }
    }),
    { numRuns: 50 },
  )
})
