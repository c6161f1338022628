import { partsOf } from '#shared/kernel/parts'

/** `findMany` takes no more. */
const IDS_PER_READ = 1000

/** Reads by any number of ids, as many at a time as one read takes. */
export async function inReads<T>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = []
  for (const part of partsOf(ids, IDS_PER_READ)) found.push(...(await read(part)))
  return found
}
