/** Long enough for a phone that changes from one mast to the next, or wakes its radio up. */
export const RETRY_PAUSE_MS = 800

/** Waits before a request is sent again. A reply that was lost at once would be lost at once again. */
export function pauseBeforeRetry(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, RETRY_PAUSE_MS)
  })
}
