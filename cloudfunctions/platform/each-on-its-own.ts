/**
 * Works through the list, one after the other. One that fails keeps none behind it waiting; when all had their turn, the
 * first failure is thrown, so that somebody hears of it.
 */
export async function eachOnItsOwn<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  for (const item of items) {
    try {
      await work(item)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
