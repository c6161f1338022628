import type { BusinessDay } from '#shared/kernel/business-day'
import { blankForm, draftOf, formOf, missingIn, type OccasionForm } from './draft'

const at = (shopTime: string) => Date.parse(`${shopTime}:00+08:00`)

const whole: OccasionForm = {
  ...blankForm(),
  title: '凤凰单丛品茶 ',
  text: '三种香型',
  place: '二楼',
  storeId: 'str_east',
  day: '2026-11-28' as BusinessDay,
}

test('what is written in days and times of the shop is sent as instants, and comes back the same', () => {
  const draft = draftOf(whole)
  expect(draft).toMatchObject({
    title: '凤凰单丛品茶',
    startsAt: at('2026-11-28T14:00'),
    endsAt: at('2026-11-28T15:30'),
    closesAt: at('2026-11-28T14:00'),
    opensAt: 0,
    cancelUntilAt: at('2026-11-27T18:00'),
    tierKeys: null,
  })
  const stored = { ...draft, tierKeys: null, occasionId: 'o', status: 'planned', reason: null, version: 1 } as const
  const counts = { taken: 0, waiting: 0, attended: 0 }
  expect(formOf({ ...stored, ...counts })).toEqual({ ...whole, title: '凤凰单丛品茶' })
})

test.each([
  [{ title: ' ' }, '写名称'],
  [{ day: null }, '选日期'],
  [{ until: '14:00' }, '结束要晚于开始'],
  [{ places: 0 }, '位子写 1 到 300'],
  [{ opensDay: '2026-11-29' as BusinessDay }, '报名要在活动之前开始'],
  [{}, null],
] as const)('%j: what is missing is said', (change, missing) => {
  expect(missingIn({ ...whole, ...change })).toBe(missing)
})
