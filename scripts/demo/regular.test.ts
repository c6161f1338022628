import { REGULAR, regularOf } from './regular'

const member = (id: string, over: object = {}) => ({
  _id: id,
  status: 'active',
  nickname: id,
  identityIds: [`ph:${id}`, `wx:o-${id}`],
  joined: { at: 10 },
  ...over,
})
const usual = (id: string, ...counts: number[]) => ({ _id: id, again: counts.map((count) => ({ count })) })

test('is who has most usual goods, and of equals who joined first', () => {
  const collections = {
    members: [member('new'), member('old', { joined: { at: 1 } }), member('once')],
    suggestions: [usual('new', 9, 4), usual('old', 3, 5), usual('once', 1, 1, 1, 20)],
  }
  expect(regularOf({ collections, people: [] })).toEqual({
    id: REGULAR,
    name: 'old',
    openid: 'o-old',
    note: '会员 · 老顾客',
  })
})

test('is nobody who has left, has no name, bought nothing often or is one of the cast', () => {
  const collections = {
    members: [
      member('left', { status: 'closed' }),
      member('nameless', { nickname: null }),
      member('till', { identityIds: ['ph:till'] }),
      member('seldom'),
      member('cast'),
    ],
    suggestions: ['left', 'nameless', 'till', 'cast'].map((id) => usual(id, 9)).concat(usual('seldom', 2)),
  }
  const people = [{ id: 'cast', name: 'cast', openid: 'o-cast' }]
  expect(regularOf({ collections, people })).toBeNull()
  expect(regularOf({ collections: {}, people: [] })).toBeNull()
})
