/** A word counts from so many different members on: what one person wrote stays between them and the store. */
export const MEMBERS_MIN = 3
const WORDS_MAX = 30
const LENGTHS = [4, 3, 2] as const
/** Signs that hold a sentence together: a piece that begins or ends with one says nothing. */
const EMPTY_SIGNS = new Set(
  '的了是我你他她它们就都也很还在有和与跟不没吧吗呢啊呀哦嗯把被让给到说要会能这那个一点下上些么什怎为但又再太',
)

export interface SaidText {
  memberId: string
  text: string
}

export interface Word {
  word: string
  /** How many different members wrote it. */
  members: number
}

/**
 * The pieces of two to four signs that several members wrote. Nothing here knows Chinese words: what is common to many
 * texts is one in most cases, and a piece that only ever stands inside a longer one of them is left out.
 */
export function wordsIn(texts: readonly SaidText[]): Word[] {
  const writers = new Map<string, Set<string>>()
  for (const { memberId, text } of texts) {
    for (const piece of piecesOf(text)) writers.set(piece, (writers.get(piece) ?? new Set()).add(memberId))
  }
  const common = [...writers].filter(([, members]) => members.size >= MEMBERS_MIN)
  const counts = new Map(common.map(([word, members]) => [word, members.size]))
  return [...counts]
    .filter(([word, members]) => !isPartOfAnother(word, members, counts))
    .map(([word, members]) => ({ word, members }))
    .sort((one, other) => other.members - one.members || (one.word < other.word ? -1 : 1))
    .slice(0, WORDS_MAX)
}

function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>()
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    const signs = [...run]
    for (const length of LENGTHS) {
      for (let start = 0; start + length <= signs.length; start += 1) {
        const piece = signs.slice(start, start + length)
        if (!isEmptySign(piece[0]) && !isEmptySign(piece[length - 1])) pieces.add(piece.join(''))
      }
    }
  }
  return pieces
}

const isEmptySign = (sign: string | undefined) => sign !== undefined && EMPTY_SIGNS.has(sign)

function isPartOfAnother(word: string, members: number, counts: ReadonlyMap<string, number>): boolean {
  for (const [other, count] of counts) {
    if (other.length > word.length && other.includes(word) && count >= members) return true
  }
  return false
}
