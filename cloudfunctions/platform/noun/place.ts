import type { PlaceKey } from '#shared/front/home/places'
import type { MemberContext } from '../context'
import type { Noun } from './noun'

/** A way under 我的 that is shown while the shop uses it, or the member has something there of before. */
export interface Place {
  key: PlaceKey
  /** `recordIds`: of the member and of every record that was merged into theirs. */
  isThere: () => Promise<(context: MemberContext, recordIds: readonly string[]) => Promise<boolean>>
}

/** Those of all nouns that have something behind them now. */
export async function placesThere(context: MemberContext, recordIds: readonly string[]): Promise<PlaceKey[]> {
  const found = await Promise.all(
    placesOf(context.nouns).map(async ({ key, isThere }) =>
      (await (await isThere())(context, recordIds)) ? [key] : [],
    ),
  )
  return found.flat()
}

export const placesOf = (nouns: readonly Noun[]): Place[] => nouns.flatMap(({ place }) => place ?? [])
