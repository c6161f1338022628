import { namesOfFace, withoutFaces } from './faces'

const FACE = `/** What others may use. */
export { reserve } from './reservation.service'
export {
  type Counter,
  judge,
} from './till.service'
export type { Coupon } from './coupon.mapper'
`

test('a face tells where each name is made', () => {
  expect([...namesOfFace(FACE)]).toEqual([
    ['reserve', './reservation.service'],
    ['Counter', './till.service'],
    ['judge', './till.service'],
    ['Coupon', './coupon.mapper'],
  ])
})

test.each([
  ["import { reserve } from '../coupon/coupon.face'", "import { reserve } from '../coupon/reservation.service'"],
  [
    "import { type Counter, reserve as hold } from '../coupon/coupon.face'",
    "import { type Counter } from '../coupon/till.service'; import { reserve as hold } from '../coupon/reservation.service'",
  ],
  ["import type { Coupon } from './coupon.face'", "import type { Coupon } from './coupon.mapper'"],
  ["import { other } from '../other'", "import { other } from '../other'"],
])('%s', (before, after) => {
  expect(withoutFaces(before, () => FACE)).toBe(after)
})

test('a name that the face does not give stops the build', () => {
  expect(() => withoutFaces("import { secret } from '../coupon/coupon.face'", () => FACE)).toThrow(
    '../coupon/coupon.face does not name secret',
  )
})
