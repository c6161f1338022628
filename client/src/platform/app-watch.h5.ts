interface Watchers {
  onFault(kind: 'error' | 'rejection', thrown: unknown): void
}

/** A browser has no update to wait for, and its router knows every page. */
export function watchApp({ onFault }: Watchers): void {
  window.addEventListener('error', ({ error }) => onFault('error', error))
  window.addEventListener('unhandledrejection', ({ reason }) => onFault('rejection', reason))
}
