/** A browser scales the page by itself. */
export function typeScale(): number {
  return 1
}
