import { savedFen } from './saved'

test.each([
  ['all of the discount where nothing came back', 8_000, 2_000, 0, false, 2_000],
  ['nothing where there was no coupon', 10_000, 0, 0, false, 0],
  ['half of it when half of the money is back', 8_000, 2_000, 4_000, false, 1_000],
  ['never a fen too much: rounded down', 3_000, 1_000, 1_000, false, 666],
  ['all of it where nothing was paid and the goods stay', 0, 3_000, 0, false, 3_000],
  ['nothing when all is back', 8_000, 2_000, 8_000, true, 0],
  ['nothing when a purchase that cost nothing is back', 0, 3_000, 0, true, 0],
])('saved is %s', (_title, amountFen, discountFen, refundedFen, isBack, saved) => {
  expect(savedFen({ amountFen, discountFen, refundedFen, isBack })).toBe(saved)
})
