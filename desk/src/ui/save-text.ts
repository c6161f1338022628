import { saveBytes } from './save-bytes'

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json', html: 'text/html;charset=utf-8' } as const

/**
 * Saves a text as a file on this machine. The byte order mark tells spreadsheets that it is UTF-8; other files have
 * none.
 */
export function saveText(name: string, text: string, kind: keyof typeof TYPES = 'csv'): void {
  saveBytes(name, [kind === 'csv' ? `\uFEFF${text}` : text], TYPES[kind])
}
