/** Names of the input that say what an act is about, the most telling first; then whatever else is called an id. */
const TELLING = ['memberId', 'from', 'setting', 'proposalId', 'key', 'job'] as const

/** What an act is about, as its input names it; 'shop' where it names nothing. */
export function subjectOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return SHOP
  const given = new Map<string, unknown>(Object.entries(input))
  const ids = [...given.keys()].filter((name) => name.endsWith('Id'))
  const named = [...TELLING, ...ids].map((name) => given.get(name)).find((value) => typeof value === 'string')
  return typeof named === 'string' && named !== '' ? named : SHOP
}

const SHOP = 'shop'
