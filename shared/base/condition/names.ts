/** What keys stand for; a key that nobody knows is shown as it is. */
export type Names = (kind: NamedKind, key: string) => string

export type NamedKind =
  | 'tier'
  | 'store'
  | 'tag'
  | 'group'
  | 'stage'
  | 'lifecycle'
  | 'event'
  | 'segment'
  | 'coupon'
  | 'address'
  | 'product'

export const keysAsNames: Names = (_kind, key) => key

/** 「翡翠、琥珀」 */
export function namesOf(names: Names, kind: NamedKind, keys: readonly string[]): string {
  return keys.map((key) => names(kind, key)).join('、')
}
