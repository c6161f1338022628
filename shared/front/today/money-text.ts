/** '1,286', as every figure of the desk is written. */
export const groupedText = (count: number): string => count.toLocaleString('en-US')

/** '¥1,286' without fen, which are noise in a report. */
export const roundYuan = (fen: number): string =>
  `${fen < 0 ? '−' : ''}¥${groupedText(Math.round(Math.abs(fen) / 100))}`
