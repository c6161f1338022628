/** The width of a text in the current font. */
export type Measure = (text: string) => number

// Figures and foreign words stay whole; all other text may break anywhere, as Chinese does.
const PIECES = /[\w.%+-]+|./gu
// Characters that must not begin a line.
const CLOSING = /^[，。；：、！？”’）》]/u

/** Breaks a text into at most so many lines; text that does not fit ends with an ellipsis. */
export function textLines(text: string, width: number, measure: Measure, linesMax: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && measure(line + piece) > width && !CLOSING.test(piece)) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else {
      line += piece
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= linesMax) return lines
  return [...lines.slice(0, linesMax - 1), shortened(lines[linesMax - 1] ?? '', width, measure)]
}

function shortened(line: string, width: number, measure: Measure): string {
  let characters = [...line]
  while (characters.length > 0 && measure(`${characters.join('')}…`) > width) characters = characters.slice(0, -1)
  return `${characters.join('')}…`
}
