/** An SVG as a data URI. Only what breaks inside `url("…")` is escaped: full escaping is a third longer on the wire. */
export function svgDataUri(svg: string): string {
  return `data:image/svg+xml,${svg.replace(/[%#<>{}]/g, encodeURIComponent).replace(/"/g, "'")}`
}

/** Markup of strokes in a 24 × 24 box as a whole picture: one stroke, round ends, like every icon. */
export function strokePicture(
  markup: string,
  { color = '#000', width = 1.6 }: { color?: string; width?: number } = {},
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${markup}</svg>`
}
