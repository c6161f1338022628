/**
 * What a journey has spent, in parts, so that many steps at once do not wait for each other. The pool sets a little of the budget
 * aside for a part; a part spends what was set aside for it. The pool itself spends nothing.
 */
export interface Spending {
  /** `<journey>:<part>`; part 0 is the pool. */
  _id: string
  journeyId: string
  /** Of the pool: set aside for all parts together. Of a part: what it may spend, with what it has spent. */
  allowedFen: number
  spentFen: number
  coupons: number
  points: number
}

const PARTS = 8
/** So many times what is spent now is set aside at once. */
const AHEAD = 10

export const partsOf = (journeyId: string): string[] =>
  Array.from({ length: PARTS + 1 }, (_, part) => `${journeyId}:${part}`)

export const noSpending = (_id: string, journeyId: string): Spending => ({
  _id,
  journeyId,
  allowedFen: 0,
  spentFen: 0,
  coupons: 0,
  points: 0,
})

export interface Spender {
  part: Spending
  expense: { costFen: number; coupons: number; points: number }
  budgetFen: number
}

/** Read only where the part alone does not reach. */
interface Elsewhere {
  pool(): Promise<Spending>
  others(): Iterable<Promise<Spending>>
}

/** The documents that spending changes; null where the budget does not reach, to the fen. */
export async function spend({ part, expense, budgetFen }: Spender, elsewhere: Elsewhere): Promise<Spending[] | null> {
  const { costFen, coupons, points } = expense
  const spent = (from: Spending): Spending => ({
    ...from,
    spentFen: from.spentFen + costFen,
    coupons: from.coupons + coupons,
    points: from.points + points,
  })
  let missing = part.spentFen + costFen - part.allowedFen
  if (missing <= 0) return [spent(part)]
  const pool = await elsewhere.pool()
  const free = Math.max(budgetFen - pool.allowedFen, 0)
  const taken = Math.min(free, Math.max(missing, costFen * AHEAD))
  const changed: Spending[] = taken > 0 ? [{ ...pool, allowedFen: pool.allowedFen + taken }] : []
  let allowedFen = part.allowedFen + taken
  missing -= taken
  if (missing > 0) {
    for (const reading of elsewhere.others()) {
      const other = await reading
      const given = Math.min(other.allowedFen - other.spentFen, missing)
      if (given <= 0) continue
      changed.push({ ...other, allowedFen: other.allowedFen - given })
      allowedFen += given
      missing -= given
      if (missing === 0) break
    }
  }
  return missing > 0 ? null : [...changed, spent({ ...part, allowedFen })]
}
