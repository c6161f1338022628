/** A browser can neither change the brightness nor see a screenshot. */
export async function brightenScreen(): Promise<() => void> {
  return () => {}
}

export function onScreenshot(_listener: () => void): () => void {
  return () => {}
}
