/** A browser creates its canvas itself, so nothing has to stand on the page. */
export function PosterCanvas() {
  return null
}
