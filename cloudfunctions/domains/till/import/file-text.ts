import { DomainError } from '../../../platform/domain-error'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

export interface FileText {
  text: string
  encoding: Encoding
}

/** What a decoder writes for bytes that are no character. */
export const UNREADABLE = '\ufffd'
// A file in another encoding is unreadable everywhere, one with a damaged byte in few places.
const UNREADABLE_SHARE_MAX = 0.001

/**
 * The text of a file, whatever wrote it: Excel on Chinese Windows writes GB18030 (of which GBK is a part) or, as “Unicode
 * text”, UTF-16; everything else UTF-8. A damaged character stays as one sign and costs its row. Node decodes all of these
 * itself: it is built with all of ICU. @throws DomainError IMPORT_FILE_UNREADABLE
 */
export function textOf(bytes: Buffer): FileText {
  const marked = markOf(bytes)
  if (marked) return { text: decode(bytes, marked), encoding: marked }
  const wide = wideWithoutMark(bytes)
  if (wide) return { text: decode(bytes, wide), encoding: wide }
  // Workbooks and pictures hold zeros; a text never does.
  if (bytes.includes(0)) throw new DomainError('IMPORT_FILE_UNREADABLE')
  const candidates = (['utf-8', 'gb18030'] as const).map((encoding) => {
    const text = decode(bytes, encoding)
    return { text, encoding, damaged: damageOf(text) }
  })
  const [utf8] = candidates
  // A few rows in another encoding, as when files were put together by hand: they alone are refused.
  if (utf8 && utf8.damaged > 0 && wholeSignsOf(utf8.text) > utf8.damaged) return { text: utf8.text, encoding: 'utf-8' }
  const best = candidates.reduce((least, each) => (each.damaged < least.damaged ? each : least))
  if (best.damaged > Math.max(1, best.text.length * UNREADABLE_SHARE_MAX))
    throw new DomainError('IMPORT_FILE_UNREADABLE')
  return { text: best.text, encoding: best.encoding }
}

function markOf(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null
}

/** Figures, commas and line ends have a zero byte each: before them in one order, after them in the other. */
function wideWithoutMark(bytes: Buffer): Encoding | null {
  const start = bytes.subarray(0, 2000)
  let [even, odd] = [0, 0]
  for (let index = 0; index < start.length; index += 1) {
    if (start[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  if (odd > start.length / 8 && even === 0) return 'utf-16le'
  return even > start.length / 8 && odd === 0 ? 'utf-16be' : null
}

/** A byte-order mark is left out. */
function decode(bytes: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** Signs of several bytes that could be read: in another encoding hardly any two bytes would make one. */
function wholeSignsOf(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f && text[at] !== UNREADABLE) count += 1
  return count
}

function damageOf(text: string): number {
  let count = 0
  for (let at = text.indexOf(UNREADABLE); at >= 0; at = text.indexOf(UNREADABLE, at + 1)) count += 1
  return count
}
