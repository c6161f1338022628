import { TIER_THEMES, type TierTheme } from './brand'

/** The look that a tier's rule document names; a newer shop may name one that this version cannot draw yet. */
export function tierThemeOf(palette: string): TierTheme {
  return TIER_THEMES.find((theme) => theme === palette) ?? TIER_THEMES[0]
}
