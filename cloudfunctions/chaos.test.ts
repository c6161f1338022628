import { drive } from './testing/chaos/drive'
import { openShop, type Shop } from './testing/shop'

// A short drive; `npm run chaos -- --seed N --rounds M` drives on.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const ROUNDS = 20

test.each([1, 2])(
  'whatever everybody does while calls fail and clocks jump, the books stay right (seed %p)',
  async (seed) => {
    const { problems, driven, trail } = await drive(shop, { seed, rounds: ROUNDS })
    expect({ problems, trail: problems.length > 0 ? trail : [] }).toEqual({ problems: [], trail: [] })
    expect(driven).toBe(ROUNDS)
  },
)
