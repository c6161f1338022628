/**
 * Everything that makes the client this shop's: change brand.json and it is another shop's. This file says what it holds.
 * The build hands the same colors to the styles (client/config/brand-styles.ts), so that they are written once.
 */
import values from './brand.json'

/** The looks that a tier can wear; a rule document names one of them for each tier. */
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
  /** The line of the rings, drawn faintly. */
  readonly ring: string
}

export type BrandColor =
  | 'ground'
  | 'surface'
  | 'ink'
  | 'inkSoft'
  // Only for what is switched off or out of reach; never for something to read.
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
  /** Said on the welcome and under the logo. */
  readonly slogan: string
  /** SVG markup of the mark in a 24 × 24 box, drawn in strokes like the icons: a cup of tea from above and one leaf. */
  readonly logo: string
  readonly colors: Readonly<Record<BrandColor, string>>
  readonly tiers: Readonly<Record<TierTheme, TierPalette>>
}

export const brand: Brand = values
