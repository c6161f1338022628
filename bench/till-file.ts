/**
 * A till's file of as many rows, always the same for the same number: customers come back three times on average, the
 * faithful ones far more often, over two years.
 */
export function tillFile(rows: number): string {
  const customers = Math.max(1, Math.round(rows / ROWS_PER_CUSTOMER))
  const random = randomFrom(rows)
  const lines = Array.from({ length: rows }, () => {
    // The square of a uniform number prefers small ones: few customers make much of the business.
    const customer = Math.floor(random() ** 2 * customers)
    const day = new Date(FIRST_DAY + Math.floor(random() * DAYS) * DAY_MS).toISOString().slice(0, 10)
    const yuan = (5 + random() * 120).toFixed(2)
    return `${nameOf(customer)},${day},${yuan}`
  })
  return ['customer,date,amount', ...lines, ''].join('\n')
}

/** The same customers before the first day, once each. */
export function tillFileOfEverybody(rows: number): string {
  const customers = Math.max(1, Math.round(rows / ROWS_PER_CUSTOMER))
  const day = new Date(FIRST_DAY - DAY_MS).toISOString().slice(0, 10)
  const lines = Array.from({ length: customers }, (_, customer) => `${nameOf(customer)},${day},9.90`)
  return ['customer,date,amount', ...lines, ''].join('\n')
}

/** The same with goods: two rows make a receipt. */
export function tillFileWithLines(rows: number): string {
  const random = randomFrom(rows)
  const lines = tillFile(Math.ceil(rows / 2))
    .trimEnd()
    .split('\n')
    .slice(1)
  const articles = lines.flatMap((line, index) =>
    ['latte', 'bagel'].map((article) => `${line},R${index},${article},${random() < 0.2 ? 2 : 1}`),
  )
  return ['customer,date,amount,receipt,article,quantity', ...articles.slice(0, rows), ''].join('\n')
}

const nameOf = (customer: number) => `K${String(customer).padStart(7, '0')}`

const ROWS_PER_CUSTOMER = 3
const DAYS = 730
const DAY_MS = 86_400_000
const FIRST_DAY = Date.parse('2024-11-01T00:00:00Z')

/** A small generator (xorshift): the same seed draws the same numbers in every run. */
function randomFrom(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}
