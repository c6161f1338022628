/** A figure of a workbook as a person wrote it: 29.330000000000002 is how a workbook keeps 29.33. */
export function plainFigure(text: string): string {
  return /^-?\d+\.\d{12,}$/.test(text) ? String(Number(Number(text).toFixed(6))) : text
}
