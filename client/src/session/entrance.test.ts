import { entranceOf } from './entrance'

test.each([
  ['a mini-program code', { scene: 1047, query: { scene: 'store%2D1' } }, { scene: 1047, key: 'store-1' }],
  ['a link', { scene: '1007', query: { entrance: 'poster-3' } }, { scene: 1007, key: 'poster-3' }],
  ['a placement of a store', { query: { store: 'str_east' } }, { storeId: 'str_east' }],
  ['a shared card', { scene: 1007, query: { inviter: '7K2M9QXR4T3B' } }, { scene: 1007, inviter: '7K2M9QXR4T3B' }],
  [
    'the code of a poster',
    { scene: 1047, query: { scene: 'i.7K2M9QXR4T3B' } },
    { scene: 1047, inviter: '7K2M9QXR4T3B' },
  ],
  ['the code of an entrance', { scene: 1047, query: { scene: '7K2M9QXR' } }, { scene: 1047, key: '7K2M9QXR' }],
  ['an invitation of nobody', { query: { scene: 'i.', inviter: 'x y' } }, {}],
  ['nothing', {}, {}],
  ['what is none of ours', { scene: 'x', query: { scene: '%E0%A4%A', entrance: '<script>', store: 'east' } }, {}],
])('is read from %s', (_what, options, entrance) => {
  expect(entranceOf(options)).toEqual(entrance)
})
