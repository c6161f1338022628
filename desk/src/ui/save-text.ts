const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json', html: 'text/html;charset=utf-8' } as const

/**
 * Saves a text as a file on this machine. The byte order mark tells spreadsheets that it is UTF-8; other files have
 * none.
 */
export function saveText(name: string, text: string, kind: keyof typeof TYPES = 'csv'): void {
  const url = URL.createObjectURL(new Blob([kind === 'csv' ? `\uFEFF${text}` : text], { type: TYPES[kind] }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
