import { kindOfPart, PART_KINDS, type PartKey, type PartKind, valueOfPart } from '#shared/kernel/watched-step'
import type { Context } from '../context'

/** Asks for what these ids are called; an id that is nobody's any more is left out. */
type NameThem = (context: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** What a noun calls what steps are broken down by: the watch keeps ids, and people read names. */
export type PartNames = Partial<Record<PartKind, NameThem>>

/** Names of all parts that a noun can name, each kind asked for once. */
export async function namesOfParts(context: Context, keys: readonly PartKey[]): Promise<Map<PartKey, string>> {
  const declared = await Promise.all(
    context.nouns.map(async ({ partNames }): Promise<PartNames> => (await partNames?.()) ?? {}),
  )
  const names = new Map<PartKey, string>()
  await Promise.all(
    declared.flatMap((called) =>
      PART_KINDS.map(async (kind) => {
        const own = [...new Set(keys.filter((key) => kindOfPart(key) === kind))]
        const found = own.length > 0 ? await called[kind]?.(context, own.map(valueOfPart)) : undefined
        for (const key of own) {
          const name = found?.get(valueOfPart(key))
          if (name !== undefined) names.set(key, name)
        }
      }),
    ),
  )
  return names
}
