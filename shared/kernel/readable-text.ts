/** Made when a text is first looked at: reading the classes of Unicode takes longer than the rest of a cold start's fields. */
let patterns: ReturnType<typeof makePatterns> | null = null

function makePatterns() {
  /** Left-to-right and right-to-left marks, embeddings, overrides, isolates: they rearrange what stands around them. */
  const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u
  /**
   * What shows nothing, or a hole: controls, zero widths, fillers, the empty Braille cell, tags, private and unassigned
   * code points, halves of pairs.
   */
  const INVISIBLE =
    /\u034F|\u17B4|\u17B5|[\u180B-\u180F]|[\p{Cc}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u00AD\u115F\u1160\u200B\u200C\u2060-\u2064\u206A-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9-\uFFFC\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E00FF}]/u
  /** Inside an emoji made of several they belong; anywhere else they are invisible too. */
  const JOINED_EMOJI = /(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D(?=\p{Extended_Pictographic})/gu
  const EMOJI_STYLE = /([\p{Emoji}])[\uFE0E\uFE0F]/gu
  /** A rarer shape of the same character. */
  const HAN_VARIANT = /(\p{Script=Han})[\uFE00-\uFE0D\u{E0100}-\u{E01EF}]/gu
  const STRAY = /\u200D|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/u
  /** No language piles up so many marks on one letter, but jokes do. */
  const PILE = /\p{M}{4,}/u
  const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u
  /** Each of both, but the end of a line. */
  const UNSEEN = new RegExp(`(?!\\n)(?:${DIRECTION.source}|${INVISIBLE.source})`, 'gu')
  return { DIRECTION, INVISIBLE, UNSEEN, JOINED_EMOJI, EMOJI_STYLE, HAN_VARIANT, STRAY, PILE, SEEN }
}

/** One spelling of what looks the same, without spaces around it. */
export function tidyText(text: string): string {
  return text.normalize('NFC').trim()
}

/** The same for a text of several lines, without what shows nothing in it and without what turns its lines around. */
export function tidyProse(text: string): string {
  patterns ??= makePatterns()
  const lines = text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
  return lines.replace(patterns.UNSEEN, '').trim()
}

export function hasSomethingToRead(text: string): boolean {
  patterns ??= makePatterns()
  return patterns.SEEN.test(text)
}

/** The refusal of a text that is not what it seems, for a field type. */
export const NOT_READABLE = { code: 'custom', params: { refusal: 'TEXT_NOT_READABLE' } } as const

/** Why a text is not what it seems on a screen, in Simplified Chinese; null when it is. */
export function unreadableReason(text: string): string | null {
  patterns ??= makePatterns()
  const { DIRECTION, INVISIBLE, JOINED_EMOJI, EMOJI_STYLE, HAN_VARIANT, STRAY, PILE, SEEN } = patterns
  if (DIRECTION.test(text)) return '有改变文字方向的字符'
  const plain = text.replace(JOINED_EMOJI, '$1').replace(EMOJI_STYLE, '$1').replace(HAN_VARIANT, '$1')
  if (INVISIBLE.test(plain) || STRAY.test(plain)) return '有看不见的字符'
  if (PILE.test(plain)) return '一个字上叠了太多符号'
  return SEEN.test(plain) ? null : '没有看得见的字'
}
