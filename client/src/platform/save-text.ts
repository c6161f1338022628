/**
 * Null where a text cannot be kept as a file. In WeChat the clipboard is a privacy interface that would have to be
 * declared for this alone; there the text can be held and copied by hand.
 */
export const saveText: ((fileName: string, text: string) => void) | null = null
