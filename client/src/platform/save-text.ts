/**
 * Null where a text cannot be saved as a file. In WeChat the clipboard is a privacy interface that the shop would have
 * to declare for this alone; there a member can press and hold the text to copy it.
 */
export const saveText: ((fileName: string, text: string) => void) | null = null
