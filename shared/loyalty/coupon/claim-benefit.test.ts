import { noTally } from '../../ledger/account/issued-tally'
import { claimBenefitOf, pointsPriceOf } from './claim-benefit'
import { aMember, aTemplate, at, day, NOW } from './testing/a-coupon'
import { whyNotClaim } from './why-claim'

const early = claimBenefitOf([{ kind: 'earlyClaim', earlyHours: 2 }])
const cheaper = claimBenefitOf([{ kind: 'pointsPrice', pointsPercentOff: 15 }])
const judge = (shape: Parameters<typeof aTemplate>[0], now: number, claimBenefit = early, pointsBalance = 0) =>
  whyNotClaim(aTemplate(shape), {
    now,
    way: shape?.ways?.includes('points') ? 'points' : 'claim',
    member: aMember({ claimBenefit }),
    stockLeft: null,
    leftToday: null,
    tally: noTally,
    person: null,
    pointsBalance,
  })

describe('members who may claim two hours early', () => {
  const window = { claimWindow: { fromDay: day('2026-03-12') } }

  test.each([
    ['2026-03-11', '21:59:59', 'CLAIM_NOT_STARTED'],
    ['2026-03-11', '22:00', null],
    ['2026-03-12', '00:00', null],
  ])('on %s at %s: %s', (on, time, refusal) => {
    expect(judge(window, at(on, time)).refusal).toBe(refusal)
  })

  test('begin two hours before the first hour of the window, which opens later in the day', () => {
    const hours = { claimWindow: { fromDay: day('2026-03-12'), hours: [{ from: '10:00', until: '12:00' }] } }
    const refusalAt = (time: string) => judge(hours, at('2026-03-12', time)).refusal
    expect(['07:59', '08:00', '10:00', '11:59', '12:00'].map(refusalAt)).toEqual([
      'CLAIM_NOT_AT_THIS_HOUR',
      null,
      null,
      null,
      'CLAIM_NOT_AT_THIS_HOUR',
    ])
    const [waiting] = judge(hours, at('2026-03-12', '07:00')).rules.filter(({ rule }) => rule === 'claimHours')
    expect(waiting?.fix).toEqual({ kind: 'wait', untilAt: at('2026-03-12', '08:00') })
  })

  test('have no second early hour the day after', () => {
    const hours = { claimWindow: { fromDay: day('2026-03-12'), hours: [{ from: '10:00', until: '12:00' }] } }
    expect(judge(hours, at('2026-03-13', '08:30')).refusal).toBe('CLAIM_NOT_AT_THIS_HOUR')
  })
})

test.each([
  [200, 170],
  [150, 128],
  [10, 9],
  [1, 1],
])('%i points are %i with 15 % off: what is taken off is rounded down', (full, price) => {
  expect(pointsPriceOf(full, cheaper)).toBe(price)
  const sold = { ways: ['points' as const], pricePoints: full }
  expect(judge(sold, NOW, cheaper, price).refusal).toBeNull()
  expect(judge(sold, NOW, cheaper, price - 1).refusal).toBe('POINTS_SHORT')
})
