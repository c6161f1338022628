/** A browser creates its canvas itself. */
export function YearCanvas() {
  return null
}
