import { LEVELS, RIGHTS } from '../../kernel/rights'
import { type GrantScope, heldByRole, mayDo, type NamedStore } from './held'

const EAST: NamedStore = { storeId: 'str_east', region: '华东' }
const WEST: NamedStore = { storeId: 'str_west', region: '华西' }
const NOWHERE: NamedStore = { storeId: 'str_nowhere', region: null }
const scopes: [GrantScope, NamedStore[][]][] = [
  [{ kind: 'shop' }, [[EAST], [WEST], [EAST, WEST], [NOWHERE]]],
  [{ kind: 'stores', storeIds: ['str_east'] }, [[EAST]]],
  [{ kind: 'stores', storeIds: ['str_east', 'str_west'] }, [[EAST], [WEST], [EAST, WEST]]],
  [{ kind: 'stores', storeIds: [] }, []],
  [{ kind: 'regions', regions: ['华东'] }, [[EAST]]],
  [{ kind: 'regions', regions: [] }, []],
]
const asked = [[EAST], [WEST], [EAST, WEST], [NOWHERE], []]

test.each(scopes)(
  'a right over %j holds for its stores, and for the whole shop only where it is the shop’s',
  (scope, granted) => {
    const held = { isOwner: false, grants: [{ right: 'coupons' as const, level: 'operator' as const, scope }] }
    for (const stores of asked) {
      const isGranted = granted.some((each) => JSON.stringify(each) === JSON.stringify(stores))
      expect({ stores, may: mayDo(held, { right: 'coupons', level: 'viewer', stores }) }).toEqual({
        stores,
        may: isGranted,
      })
    }
    expect(mayDo(held, { right: 'coupons', level: 'operator', stores: null })).toBe(scope.kind === 'shop')
  },
)

test('a right is no other right, and a level no higher one', () => {
  for (const right of RIGHTS) {
    for (const level of LEVELS) {
      const held = { isOwner: false, grants: [{ right, level, scope: { kind: 'shop' as const } }] }
      for (const needed of RIGHTS) {
        for (const needs of LEVELS) {
          const may = right === needed && LEVELS.indexOf(level) >= LEVELS.indexOf(needs)
          expect(mayDo(held, { right: needed, level: needs, stores: null })).toBe(may)
        }
      }
    }
  }
})

test('two rights do not lend each other their stores', () => {
  const east = { kind: 'stores' as const, storeIds: ['str_east'] }
  const west = { kind: 'stores' as const, storeIds: ['str_west'] }
  const held = {
    isOwner: false,
    grants: [
      { right: 'staff' as const, level: 'operator' as const, scope: east },
      { right: 'staff' as const, level: 'viewer' as const, scope: west },
    ],
  }
  expect(mayDo(held, { right: 'staff', level: 'viewer', stores: [EAST, WEST] })).toBe(true)
  expect(mayDo(held, { right: 'staff', level: 'operator', stores: [EAST, WEST] })).toBe(false)
})

test.each(RIGHTS)('an owner may do all that %s allows', (right) => {
  expect(mayDo({ isOwner: true, grants: [] }, { right, level: 'approver', stores: null })).toBe(true)
})

test('a role brings what its phone could do before: headquarters figures, segments and growth, others their stores’ figures', () => {
  const shopWide = (right: (typeof RIGHTS)[number]) =>
    mayDo(heldByRole('headquarters', null), { right, level: 'operator', stores: null })
  expect(RIGHTS.filter(shopWide)).toEqual(['reports', 'segments', 'growth'])
  const manager = heldByRole('manager', ['str_east'])
  expect(mayDo(manager, { right: 'reports', level: 'viewer', stores: [EAST] })).toBe(true)
  expect(mayDo(manager, { right: 'reports', level: 'viewer', stores: [WEST] })).toBe(false)
  expect(mayDo(manager, { right: 'reports', level: 'viewer', stores: null })).toBe(false)
  expect(heldByRole('clerk', ['str_east']).grants).toEqual([])
})
