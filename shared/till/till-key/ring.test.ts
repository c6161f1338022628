import { emptyRing, REVOKED_KEYS_KEPT, storeOfKey, type TillKey, type TillRing, withNewKey, withRevoked } from './ring'

const aKey = (n: number): TillKey => ({
  keyId: `str_east.${String(n).padStart(20, '0')}`,
  name: '前台',
  secretSealed: 's',
  requestId: `r${n}`,
  madeAt: n,
  madeBy: '周总',
  revoked: null,
})
const leaving = { at: 9, by: '周总', note: '换新' }
const ringOf = (decision: ReturnType<typeof withNewKey>): TillRing => {
  if (decision.kind === 'refused') throw new Error(decision.reason)
  return decision.ring
}

test('two keys are valid at a time: the one in use and the one that takes over', () => {
  const one = ringOf(withNewKey(emptyRing('str_east'), aKey(1)))
  const two = ringOf(withNewKey(one, aKey(2)))
  expect(withNewKey(two, aKey(3))).toMatchObject({ kind: 'refused', reason: 'TILL_KEYS_FULL', details: { max: 2 } })
  const freed = ringOf(withRevoked(two, aKey(1).keyId, leaving))
  expect(ringOf(withNewKey(freed, aKey(3))).keys.map(({ revoked }) => revoked === null)).toEqual([false, true, true])
})

test('a key is revoked once, with the first reason', () => {
  const one = ringOf(withRevoked(ringOf(withNewKey(emptyRing('str_east'), aKey(1))), aKey(1).keyId, leaving))
  expect(ringOf(withRevoked(one, aKey(1).keyId, { ...leaving, note: '别的' }))).toEqual(one)
  expect(withRevoked(one, aKey(2).keyId, leaving)).toMatchObject({ reason: 'TILL_KEY_NOT_FOUND' })
})

test('old revoked keys are forgotten, the valid one never', () => {
  let ring = ringOf(withNewKey(emptyRing('str_east'), aKey(0)))
  for (let n = 1; n < 30; n += 1) ring = ringOf(withRevoked(ringOf(withNewKey(ring, aKey(n))), aKey(n).keyId, leaving))
  expect(ring.keys.length).toBeLessThanOrEqual(REVOKED_KEYS_KEPT + 2)
  expect(ring.keys[0]).toEqual(aKey(0))
})

test.each([
  ['str_east.0123456789abcdef0123', 'str_east'],
  ['str_east.0123456789ABCDEF0123', null],
  ['str_east', null],
  ['', null],
])('the key %s is of %s', (keyId, storeId) => {
  expect(storeOfKey(keyId)).toBe(storeId)
})
