/**
 * An SVG as a data URI. Only characters that would break `url("…")` are escaped: full escaping makes it a third longer.
 */
export function svgDataUri(svg: string): string {
  return `data:image/svg+xml,${svg.replace(/[%#<>{}]/g, encodeURIComponent).replace(/"/g, "'")}`
}

interface Stroke {
  color?: string
  width?: number
  /** 24 × 24 by default. */
  box?: { width: number; height: number }
}

/** Turns strokes in a box into a whole picture, with one stroke width and round ends like every icon. */
export function strokePicture(
  markup: string,
  { color = '#000', width = 1.6, box = { width: 24, height: 24 } }: Stroke = {},
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box.width} ${box.height}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${markup}</svg>`
}
