/** Long enough for a phone to change cells or wake its radio. */
export const RETRY_PAUSE_MS = 800

/** Waits before a request is sent again. A retry at once would probably be lost for the same reason. */
export function pauseBeforeRetry(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, RETRY_PAUSE_MS)
  })
}
