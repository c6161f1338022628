/**
 * Everything that is specific to one shop in the client: another brand.json makes it another shop's. This file says
 * what brand.json holds. The build hands the same colors to the styles (client/config/brand-styles.ts), so that they
 * are written only once.
 */
import values from './brand.json'

/** The looks that a tier can have; a rule document names one for each tier. */
export const TIER_THEMES = ['paper', 'jade', 'amber', 'ink'] as const
export type TierTheme = (typeof TIER_THEMES)[number]

export type TierPalette = {
  /** The card runs from this color at its top left… */
  readonly from: string
  /** …to this one at its bottom right. */
  readonly to: string
  readonly text: string
  readonly textSoft: string
  /** Fill of a progress bar and of the badge's ring. */
  readonly fill: string
  /** Unfilled part of a progress bar, pills and hairlines on the card. */
  readonly track: string
  /** The faint lines of the rings. */
  readonly ring: string
}

export type BrandColor =
  | 'ground'
  | 'surface'
  | 'ink'
  | 'inkSoft'
  // Only for disabled or unreachable things, never for text that has to be read.
  | 'inkFaint'
  | 'line'
  | 'fill'
  | 'accent'
  | 'accentDeep'
  | 'accentTint'
  | 'onAccent'
  | 'warm'
  | 'warmInk'
  | 'warmTint'
  | 'danger'
  | 'dangerTint'

export type Brand = {
  readonly name: string
  /** Shown on the welcome screen and under the logo. */
  readonly slogan: string
  /**
   * SVG markup of the mark in a 24 × 24 box, drawn in strokes like the icons: a cup of tea seen from above, and one
   * leaf.
   */
  readonly logo: string
  readonly colors: Readonly<Record<BrandColor, string>>
  readonly tiers: Readonly<Record<TierTheme, TierPalette>>
}

export const brand: Brand = values
