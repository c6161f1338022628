import { copyProblems } from '#shared/kernel/copy-law'

/** What stands in the words of a journey for goods of the member’s own: one for each list that members are shown. */
export const GOODS_WORDS = { '{常买的}': 'again', '{可能喜欢的}': 'mayLike' } as const

/** The first of each list; null where there is none. */
export interface OwnGoods {
  again: string | null
  mayLike: string | null
}

const ANY = /\{[^{}]*\}/g
const isKnown = (word: string): word is keyof typeof GOODS_WORDS => word in GOODS_WORDS

export const asksForGoods = (text: string): boolean => (text.match(ANY) ?? []).some(isKnown)

/** Words in braces that stand for nothing. */
export const unknownWords = (text: string): string[] => (text.match(ANY) ?? []).filter((word) => !isKnown(word))

/** With the names of goods; null where one is missing, or its name says what the law lets nobody write. */
export function withGoods(text: string, goods: OwnGoods): string | null {
  const words: string[] = text.match(ANY) ?? []
  const names = words.filter(isKnown).map((word) => goods[GOODS_WORDS[word]])
  if (names.some((name) => name === null)) return null
  const said = text.replace(ANY, (word) => (isKnown(word) ? (goods[GOODS_WORDS[word]] ?? word) : word))
  return names.length > 0 && copyProblems(said).length > 0 ? null : said
}
