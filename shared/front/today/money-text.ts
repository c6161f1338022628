/** '¥1286' without fen, which are noise in a report. */
export const roundYuan = (fen: number): string => `${fen < 0 ? '−' : ''}¥${Math.round(Math.abs(fen) / 100)}`
