import type { Right } from '#shared/kernel/rights'
import type { DeskPerson } from './places'
import { openScreens, SCREENS } from './screens'

type Scope = DeskPerson['grants'][number]['scope']

const holding = (rights: readonly Right[], scope: Scope = { kind: 'shop' }): DeskPerson => ({
  isOwner: false,
  grants: rights.map((right) => ({ right, level: 'operator', scope })),
})

const pathsOf = (person: Parameters<typeof openScreens>[0]) => openScreens(person).map(({ path }) => path)

test('an owner sees every screen, and so does whoever is not known yet', () => {
  expect(pathsOf({ isOwner: true, grants: [] })).toEqual(SCREENS.map(({ path }) => path))
  expect(pathsOf(null)).toEqual(SCREENS.map(({ path }) => path))
})

test('anybody else sees what a right of theirs opens', () => {
  expect(pathsOf(holding(['coupons', 'reports']))).toEqual([
    'today',
    'approvals',
    'feedback',
    'follow-ups',
    'messages',
    'coupons',
    'points-shop',
    'reports',
  ])
  expect(pathsOf(holding(['exports']))).toEqual(['approvals', 'data'])
  expect(pathsOf(holding(['money']))).toEqual(['approvals', 'data'])
  expect(pathsOf({ isOwner: false, grants: [] })).toEqual([])
})

test('who looks after some stores is not led to what knows no stores', () => {
  expect(pathsOf(holding(['reports'], { kind: 'regions', regions: ['成都'] }))).toEqual([
    'today',
    'feedback',
    'follow-ups',
    'reports',
  ])
})

test('every screen has a key of its own, and none is the g that begins a jump', () => {
  const keys = SCREENS.map(({ key }) => key)
  expect(keys).toEqual([...new Set(keys)])
  expect(keys).not.toContain('g')
})
