const STORAGE_KEY = 'changlai:person'

let person: string | null = null

/**
 * The person who uses this browser as a phone: `?as=<person>` before or after the hash, else the last person, else a
 * new visitor. Read once per page load, because the router rewrites the hash and two phones side by side share one
 * localStorage.
 */
export function currentPerson(): string {
  person ??= personInAddress(location.search, location.hash) ?? localStorage.getItem(STORAGE_KEY) ?? newVisitor()
  localStorage.setItem(STORAGE_KEY, person)
  return person
}

export function personInAddress(search: string, hash: string): string | null {
  const behindHash = hash.includes('?') ? hash.slice(hash.indexOf('?')) : ''
  return new URLSearchParams(search).get('as') ?? new URLSearchParams(behindHash).get('as')
}

function newVisitor(): string {
  return `visitor-${Math.random().toString(36).slice(2, 12)}`
}
