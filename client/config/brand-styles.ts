import brand from '../src/brand/brand.json'

function toSassMap(values: Readonly<Record<string, string>>): string {
  return `(${Object.entries(values)
    .map(([name, value]) => `'${name}': ${value}`)
    .join(', ')})`
}

/** Put in front of every style sheet: `$brand-colors` and `$brand-tiers`, so that colors are written only in brand.json. */
export const brandStyles = [
  `$brand-colors: ${toSassMap(brand.colors)};`,
  `$brand-tiers: ${toSassMap(Object.fromEntries(Object.entries(brand.tiers).map(([theme, palette]) => [theme, toSassMap(palette)])))};`,
  '',
].join('\n')
