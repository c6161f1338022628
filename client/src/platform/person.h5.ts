const STORAGE_KEY = 'changlai:person'

let person: string | null = null

/**
 * Who holds this browser "phone": `?as=<person>` before or behind the hash, else the last one, else a new visitor.
 * Asked once a page load: the router rewrites the hash, and two phones side by side share one localStorage.
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
