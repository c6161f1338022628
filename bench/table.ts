export type Cell = string | number | null

/** A table as Markdown, with columns wide enough to be read in a terminal; numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const isNumeric = head.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] !== 'string'))
  const texts = [head, ...rows].map((row) => head.map((_, column) => textOf(row[column])))
  const widths = head.map((_, column) => Math.max(3, ...texts.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const padded = texts.map((row) =>
    line(row.map((text, at) => (isNumeric[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)))),
  )
  const rule = line(widths.map((width, at) => (isNumeric[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))))
  return [padded[0], rule, ...padded.slice(1)].join('\n')
}

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '–' : String(cell)
}
