import { openScreens, SCREENS } from './screens'

const pathsOf = (person: Parameters<typeof openScreens>[0]) => openScreens(person).map(({ path }) => path)

test('an owner sees every screen, and so does whoever is not known yet', () => {
  expect(pathsOf({ isOwner: true, grants: [] })).toEqual(SCREENS.map(({ path }) => path))
  expect(pathsOf(null)).toEqual(SCREENS.map(({ path }) => path))
})

test('anybody else sees what a right of theirs opens', () => {
  expect(pathsOf({ isOwner: false, grants: [{ right: 'coupons' }, { right: 'reports' }] })).toEqual([
    'today',
    'approvals',
    'feedback',
    'follow-ups',
    'messages',
    'coupons',
    'points-shop',
    'reports',
  ])
  expect(pathsOf({ isOwner: false, grants: [{ right: 'exports' }] })).toEqual(['approvals', 'data'])
  expect(pathsOf({ isOwner: false, grants: [{ right: 'money' }] })).toEqual(['approvals', 'data'])
  expect(pathsOf({ isOwner: false, grants: [] })).toEqual([])
})

test('every screen has a key of its own, and none is the g that begins a jump', () => {
  const keys = SCREENS.map(({ key }) => key)
  expect(keys).toEqual([...new Set(keys)])
  expect(keys).not.toContain('g')
})
