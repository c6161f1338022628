import { RIGHTS } from '#shared/kernel/rights'
import { draftOf, grantsOf, missingIn, NO_RIGHTS } from './draft'
import { RIGHT_WORDS } from './words'

const STORE = { kind: 'stores' as const, storeIds: ['str_east'] }

test('what is shown of a person’s rights is sent back unchanged', () => {
  const grants = [
    { right: 'reports' as const, level: 'viewer' as const, scope: STORE },
    { right: 'coupons' as const, level: 'approver' as const, scope: STORE },
  ]
  const draft = draftOf({ isOwner: false, grants })
  expect(draft && grantsOf(draft)).toEqual(grants)
})

test('rights in several places are not flattened into one', () => {
  const shop = { right: 'rules' as const, level: 'viewer' as const, scope: { kind: 'shop' as const } }
  expect(draftOf({ isOwner: false, grants: [shop, { ...shop, right: 'goods', scope: STORE }] })).toBeNull()
  expect(draftOf({ isOwner: false, grants: [shop, { ...shop, level: 'approver' }] })).toBeNull()
})

test.each([
  [NO_RIGHTS, '至少选一项权限'],
  [{ ...NO_RIGHTS, isOwner: true }, null],
  [{ ...NO_RIGHTS, levels: { rules: 'viewer' as const } }, null],
  [{ ...NO_RIGHTS, levels: { rules: 'viewer' as const }, scope: { ...STORE, storeIds: [] } }, '选门店'],
  [{ ...NO_RIGHTS, levels: { rules: 'viewer' as const }, scope: { kind: 'regions' as const, regions: [] } }, '选区域'],
])('what is missing in %j', (draft, words) => {
  expect(missingIn(draft)).toBe(words)
})

test('every right has a name of its own', () => {
  expect(new Set(RIGHTS.map((right) => RIGHT_WORDS[right].title)).size).toBe(RIGHTS.length)
})
