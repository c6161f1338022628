/** A brand gives its colors for paper; those for a dark screen are computed from them. */

type Rgb = readonly [number, number, number]

const DARK_GROUND = '#171511'
const DARK_SURFACE = '#221F1A'
const DARK_FILL = '#2E2A24'

export interface Palette {
  ground: string
  surface: string
  fill: string
  line: string
  ink: string
  inkSoft: string
  accent: string
  accentTint: string
  onAccent: string
  warm: string
  warmInk: string
  warmTint: string
  danger: string
  dangerTint: string
}

export function darkOf(light: Palette): Palette {
  const readable = (color: string, ratio: number) => lightened(color, DARK_FILL, ratio)
  const accent = readable(light.accent, 6)
  return {
    ground: DARK_GROUND,
    surface: DARK_SURFACE,
    fill: DARK_FILL,
    line: '#3A352D',
    ink: '#F2EDE4',
    inkSoft: '#B9B0A3',
    accent,
    accentTint: mixed(light.accent, DARK_SURFACE, 0.32),
    onAccent: '#10201A',
    warm: light.warm,
    warmInk: readable(light.warm, 6),
    warmTint: mixed(light.warm, DARK_SURFACE, 0.16),
    danger: readable(light.danger, 5.5),
    dangerTint: mixed(light.danger, DARK_SURFACE, 0.2),
  }
}

/** The color mixed with just enough white to be readable on the background. */
export function lightened(color: string, ground: string, ratio: number): string {
  for (let share = 0; share < 1; share += 0.04) {
    const lighter = mixed('#FFFFFF', color, share)
    if (contrast(lighter, ground) >= ratio) return lighter
  }
  return '#FFFFFF'
}

/** The contrast formula of WCAG 2. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [r, g, b] = rgbOf(color).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function mixed(color: string, into: string, share: number): string {
  const [from, to] = [rgbOf(color), rgbOf(into)]
  const parts = from.map((part, index) => Math.round(part * share + (to[index] ?? 0) * (1 - share)))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function rgbOf(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
