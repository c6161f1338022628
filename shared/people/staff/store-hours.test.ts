import { openStateOf, type StoreHours } from './store-hours'

// A Sunday.
const at = (time: string, day = '2026-11-22') => Date.parse(`${day}T${time}:00+08:00`)
const hours: StoreHours = {
  spans: [
    { from: '10:00', until: '14:00' },
    { from: '17:00', until: '24:00' },
  ],
  restWeekdays: [1],
}

test.each([
  ['before it opens', at('09:59'), { kind: 'closed', from: '10:00', inDays: 0 }],
  ['from its first minute', at('10:00'), { kind: 'open', until: '14:00' }],
  ['not in its last one any more', at('14:00'), { kind: 'closed', from: '17:00', inDays: 0 }],
  ['until the end of the day', at('23:59'), { kind: 'open', until: '24:00' }],
  ['the day after is one of rest', at('00:00', '2026-11-23'), { kind: 'closed', from: '10:00', inDays: 1 }],
])('%s', (_what, now, state) => expect(openStateOf(hours, now)).toEqual(state))

test('without hours, or resting on every day, nothing is said', () => {
  expect(openStateOf(null, at('12:00'))).toEqual({ kind: 'unknown' })
  expect(openStateOf({ ...hours, restWeekdays: [1, 2, 3, 4, 5, 6, 7] }, at('12:00'))).toEqual({ kind: 'unknown' })
  expect(openStateOf({ spans: [{ from: '10:00', until: '11:00' }], restWeekdays: [] }, at('12:00'))).toEqual({
    kind: 'closed',
    from: '10:00',
    inDays: 1,
  })
})
