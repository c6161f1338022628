import { ID_ALPHABET } from '#shared/kernel/id-alphabet'
import { COVERED_LENGTH, cover, uncover } from './id-cipher'

beforeEach(() => {
  process.env.CHANGLAI_HASH_KEY = Buffer.alloc(32, 9).toString('base64')
})

const codes = [
  '0000000000',
  'ZZZZZZZZZZ',
  '0123456789',
  ...Array.from({ length: 300 }, (_, seed) =>
    Array.from({ length: 10 }, (_, place) =>
      ID_ALPHABET.charAt((seed * 7 + place * place * 5 + seed * place) % 32),
    ).join(''),
  ),
]

test('what is covered comes back, each code as another one', () => {
  for (const code of codes) expect(uncover('inviter', cover('inviter', code))).toBe(code)
  expect(new Set(codes.map((code) => cover('inviter', code))).size).toBe(new Set(codes).size)
})

test('neighbors do not look like neighbors, and nothing of the code is left in sight', () => {
  const first = cover('inviter', '0000000000')
  const second = cover('inviter', '0000000001')
  const same = [...first].filter((character, place) => character === second[place]).length
  expect(first).toHaveLength(COVERED_LENGTH)
  expect(same).toBeLessThan(5)
})

test('another key, another purpose or one wrong character uncovers nothing of it', () => {
  const covered = cover('inviter', '0123456789')
  const wrong = covered.slice(0, 3) + (covered[3] === 'A' ? 'B' : 'A') + covered.slice(4)
  expect(uncover('inviter', wrong)).toBeNull()
  expect(uncover('other', covered)).not.toBe('0123456789')
  process.env.CHANGLAI_HASH_KEY = Buffer.alloc(32, 8).toString('base64')
  expect(uncover('inviter', covered)).not.toBe('0123456789')
})

test.each(['', 'short', 'i.2222', '2'.repeat(13), 'YYYYYYYYYYYY', '好友好友好友好友好友好友'])(
  '%p is nobody’s code',
  (text) => {
    expect(uncover('inviter', text)).toBeNull()
  },
)
