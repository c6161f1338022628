/** Calls whenever the browser has a network again. Returns what stops it. */
export function onNetworkBack(listener: () => void): () => void {
  window.addEventListener('online', listener)
  return () => window.removeEventListener('online', listener)
}
