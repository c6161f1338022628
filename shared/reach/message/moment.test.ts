import { businessDayOf } from '#shared/kernel/business-day'
import { afterQuiet, isUnderCaps } from './moment'

const at = (text: string) => Date.parse(`${text}+08:00`)
const NIGHT = { from: '21:00', until: '09:00' }

test.each([
  ['in the day', '2026-11-30T12:00:00', NIGHT, '2026-11-30T12:00:00.000'],
  ['just before it begins', '2026-11-30T20:59:59.999', NIGHT, '2026-11-30T20:59:59.999'],
  ['as it begins', '2026-11-30T21:00:00', NIGHT, '2026-12-01T09:00:00.000'],
  ['before midnight at the end of a year', '2026-12-31T23:59:59.999', NIGHT, '2027-01-01T09:00:00.000'],
  ['after midnight on a leap day', '2028-02-29T00:00:00', NIGHT, '2028-02-29T09:00:00.000'],
  ['as it ends', '2026-11-30T09:00:00', NIGHT, '2026-11-30T09:00:00.000'],
  ['a span within a day', '2026-11-30T13:30:00', { from: '12:00', until: '14:00' }, '2026-11-30T14:00:00.000'],
  ['no span', '2026-11-30T03:00:00', { from: '09:00', until: '09:00' }, '2026-11-30T03:00:00.000'],
])('%s', (_name, moment, quiet, expected) => {
  expect(afterQuiet(at(moment), quiet)).toBe(at(expected))
})

const caps = { perDay: 2, perWeek: 4, perPurposeWeek: 3 }
const now = at('2026-11-30T10:00:00')
const hoursAgo = (...hours: number[]) => hours.map((each) => ({ purpose: 'check-in-next', at: now - each * 3_600_000 }))

test.each([
  ['nothing yet', [], true],
  ['two today', hoursAgo(1, 2), false],
  ['two yesterday evening', hoursAgo(11, 12), true],
  ['three of this purpose in the week', hoursAgo(24, 48, 72), false],
  [
    'the oldest is out of the week by a millisecond',
    [...hoursAgo(24, 48), { purpose: 'check-in-next', at: now - 168 * 3_600_000 }],
    true,
  ],
  [
    'four of others in the week',
    hoursAgo(24, 48, 72, 96).map((each) => ({ ...each, purpose: 'points-ending' })),
    false,
  ],
])('caps: %s', (_name, sent, isAllowed) => {
  expect(isUnderCaps(sent, { purpose: 'check-in-next', now }, caps)).toBe(isAllowed)
  expect(businessDayOf(now)).toBe('2026-11-30')
})
