/** A browser draws on a canvas of its own. */
export function PosterCanvas() {
  return null
}
