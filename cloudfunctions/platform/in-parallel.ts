/**
 * Works through the list in its order, several at a time, at least one, until the time (if it is limited) is up. Answers the results of
 * those that were begun, which are the first of the list. When one fails, the others are still awaited. Of those that are worked on at the same
 * time each has another lane, from 0.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  { atOnce, isTimeUp = () => false }: { atOnce: number; isTimeUp?: () => boolean },
  work: (item: T, lane: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const failures: unknown[] = []
  let begun = 0
  const workOn = async (_: unknown, lane: number) => {
    while (begun < items.length && failures.length === 0 && (begun === 0 || !isTimeUp())) {
      const index = begun++
      try {
        results[index] = await work(items[index] as T, lane)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, workOn))
  if (failures.length > 0) throw failures[0]
  return results
}
