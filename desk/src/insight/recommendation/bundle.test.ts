import { templateRulesSchema } from '#shared/loyalty/coupon/rules'
import { bundleCoupon, isTelling, pairText } from './bundle'

test('a pair is said with its counts, its share, and how much oftener than by chance', () => {
  const pair = { both: 136, share: 136 / 412, lift: 2.08 }
  expect(pairText('桂花乌龙', 412, '桂花糕', pair)).toBe(
    '买了桂花乌龙的 412 单里，136 单也买了桂花糕（33.0%），是平时的 2.1 倍',
  )
  expect(pairText('桂花乌龙', 412, '茉莉', { both: 80, share: 80 / 412, lift: 1.05 })).toContain('和平时差不多')
  expect(isTelling({ lift: 1.19 })).toBe(false)
})

test('a bundle begins as a coupon that the shop could propose: the second product for a fifth less', () => {
  const bundle = bundleCoupon(
    { key: 'oolong', name: '桂花乌龙', priceFen: 2800 },
    { key: 'cake', name: '桂花糕', priceFen: 1600 },
  )
  expect(bundle.offer).toMatchObject({ valueFen: 1600, priceFen: 1280 })
  const rest = {
    validity: { kind: 'relative', startAfterDays: 0, validDays: 14 },
    limits: { stock: 100 },
    ways: ['claim'],
  }
  expect(templateRulesSchema.safeParse({ ...bundle, ...rest }).error).toBeUndefined()
})
