/** Calls back whenever the browser is online again. Returns the function that stops it. */
export function onNetworkBack(listener: () => void): () => void {
  window.addEventListener('online', listener)
  return () => window.removeEventListener('online', listener)
}
