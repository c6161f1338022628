export interface Dot {
  x: number
  y: number
  radius: number
  /** Nobody came in that week. */
  isFaint: boolean
}

/** One dot for each week, clockwise from the top; larger where there was more than one visit. */
export function ringDots(weeks: readonly number[], { x, y, radius }: { x: number; y: number; radius: number }): Dot[] {
  const dot = radius * 0.036
  return weeks.map((visits, week) => {
    const angle = (week / weeks.length) * 2 * Math.PI - Math.PI / 2
    return {
      x: x + radius * Math.cos(angle),
      y: y + radius * Math.sin(angle),
      radius: visits === 0 ? dot * 0.45 : visits === 1 ? dot : dot * 1.4,
      isFaint: visits === 0,
    }
  })
}

export const weeksWith = (weeks: readonly number[]): number => weeks.filter((visits) => visits > 0).length
