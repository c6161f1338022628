/** Tests do not wait. */
export const pauseBeforeRetry = (): Promise<void> => Promise.resolve()
