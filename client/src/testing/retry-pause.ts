/** Tests skip the pause. */
export const pauseBeforeRetry = (): Promise<void> => Promise.resolve()
