interface Signal {
  contribution: number
}

/** '+2.0' counts against whoever is held, '−0.4' for them. */
export function contributionText(contribution: number): string {
  const figure = Math.abs(contribution).toFixed(1)
  return contribution < 0 ? `−${figure}` : `+${figure}`
}

/** The signals that moved the score by at least a tenth; smaller ones tell a person nothing. */
export const isTelling = ({ contribution }: Signal) => Math.abs(contribution) >= 0.05
