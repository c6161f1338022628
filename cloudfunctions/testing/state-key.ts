import type { Shop } from './shop'

const RANDOM_ID = /\b[a-z]{3}_[0-9A-Z]{10,14}\b|request-\d{12}/g

/**
 * The whole state after a fault as one text: two faults that left the same state behind are survived in the same way, and
 * one of them has to be shown. Random ids differ from run to run and are numbered as they appear; any other difference,
 * also in the calls to WeChat, makes another state.
 */
export function stateKey({ database, clock, stats }: Shop, since: number): string {
  const numbers = new Map<string, string>()
  const numberOf = (id: string) => {
    const known = numbers.get(id) ?? `#${numbers.size}`
    numbers.set(id, known)
    return known
  }
  const calls = stats
    .since(since)
    .map(({ action }) => action)
    .filter((action) => !action.startsWith('database.'))
  return JSON.stringify([database.dump().collections, clock.now(), calls]).replace(RANDOM_ID, numberOf)
}
