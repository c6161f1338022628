/**
 * Acts on every element, at most `width` at the same time, and waits for all of them. After a failure no new element is
 * begun; the first failure is thrown when those under way have ended.
 */
export async function inParallel<T>(elements: readonly T[], width: number, act: (element: T) => Promise<void>) {
  const waiting = elements.values()
  const failures: unknown[] = []
  const work = async () => {
    for (const element of waiting) {
      if (failures.length > 0) return
      await act(element).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  if (failures.length > 0) throw failures[0]
}
