const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json', html: 'text/html;charset=utf-8' } as const

/** Into a file of this machine. The mark at the beginning lets spreadsheets know that it is UTF-8; nothing else has one. */
export function saveText(name: string, text: string, kind: keyof typeof TYPES = 'csv'): void {
  const url = URL.createObjectURL(new Blob([kind === 'csv' ? `\uFEFF${text}` : text], { type: TYPES[kind] }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
