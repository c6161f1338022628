import type { BusinessMonth } from '#shared/kernel/business-day'
import type { Account } from './account'
import { benefitFenIn, mergeBenefits, withBenefitFen } from './benefit-tally'

const month = (text: string) => text as BusinessMonth
const nothing: Pick<Account, 'benefits'> = {}
const march = withBenefitFen(nothing, month('2026-03'), { tea: 500, cake: 200 })

test('each month and benefit is counted apart', () => {
  const both = withBenefitFen(march, month('2026-04'), { tea: 100 })
  expect(benefitFenIn(both, month('2026-03'))).toEqual({ tea: 500, cake: 200 })
  expect(benefitFenIn(both, month('2026-04'))).toEqual({ tea: 100 })
  expect(benefitFenIn(both, month('2026-05'))).toEqual({})
})

test('what came back is taken off, never below nothing, and what is empty goes', () => {
  const left = withBenefitFen(march, month('2026-03'), { tea: -500, cake: -50 })
  expect(left.benefits).toEqual([{ month: '2026-03', takenFen: { cake: 150 } }])
  expect(withBenefitFen(left, month('2026-03'), { cake: -900 }).benefits).toEqual([])
})

test('three months are kept, whatever order they come in', () => {
  const many = ['2026-05', '2026-02', '2026-06', '2026-04'].reduce(
    (account, each) => withBenefitFen(account, month(each), { tea: 1 }),
    nothing,
  )
  expect(many.benefits?.map((each) => each.month)).toEqual(['2026-04', '2026-05', '2026-06'])
})

test('a merge adds, and its undoing takes off again', () => {
  const other = withBenefitFen(nothing, month('2026-03'), { tea: 300 })
  const merged = mergeBenefits(march.benefits, other.benefits, 1)
  expect(merged).toEqual([{ month: '2026-03', takenFen: { tea: 800, cake: 200 } }])
  expect(mergeBenefits(merged, other.benefits, -1)).toEqual(march.benefits)
  expect(mergeBenefits(undefined, undefined, 1)).toBeUndefined()
})

test('what takes nothing off changes nothing', () => {
  expect(withBenefitFen(march, month('2026-03'), {})).toBe(march)
})
