// Imported through its folder, because tests that import './retry-pause' get a version without a pause.
import { pauseBeforeRetry, RETRY_PAUSE_MS } from '../api/retry-pause'

afterEach(() => jest.useRealTimers())

test('a request is not sent again before the network may have changed', async () => {
  jest.useFakeTimers()
  const done = jest.fn()
  void pauseBeforeRetry().then(done)
  await jest.advanceTimersByTimeAsync(RETRY_PAUSE_MS - 1)
  expect(done).not.toHaveBeenCalled()
  await jest.advanceTimersByTimeAsync(1)
  expect(done).toHaveBeenCalled()
  expect(RETRY_PAUSE_MS).toBeGreaterThanOrEqual(500)
})
