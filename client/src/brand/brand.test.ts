import { brand, TIER_THEMES } from './brand'

type Rgba = readonly [number, number, number, number]

function parse(color: string): Rgba {
  const hex = /^#(..)(..)(..)$/.exec(color)
  if (hex) return [parseInt(hex[1] ?? '', 16), parseInt(hex[2] ?? '', 16), parseInt(hex[3] ?? '', 16), 1]
  const parts = /^rgba\((.+)\)$/.exec(color)?.[1]?.split(',').map(Number) ?? []
  const [red = NaN, green = NaN, blue = NaN, alpha = NaN] = parts
  return [red, green, blue, alpha]
}

/** The color that the eye sees when `top` lies over the opaque `below`. */
function over(top: Rgba, below: Rgba): Rgba {
  const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3])
  return [mix(0), mix(1), mix(2), 1]
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (value: number) => {
    const share = value / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function contrast(one: Rgba, other: Rgba): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const { colors } = brand

test.each([
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'fill'],
  ['inkSoft', 'ground'],
  ['inkSoft', 'surface'],
  ['inkSoft', 'fill'],
  ['accent', 'surface'],
  ['accent', 'ground'],
  ['accentDeep', 'fill'],
  ['accentDeep', 'accentTint'],
  ['accentDeep', 'warmTint'],
  ['accentDeep', 'dangerTint'],
  ['onAccent', 'accent'],
  ['warmInk', 'surface'],
  ['warmInk', 'ground'],
  ['warmInk', 'warmTint'],
  ['danger', 'surface'],
  ['danger', 'dangerTint'],
] as const)('%s on %s can be read (4.5 : 1)', (text, ground) => {
  expect(contrast(parse(colors[text]), parse(colors[ground]))).toBeGreaterThanOrEqual(4.5)
})

test.each(['surface', 'ground', 'fill', 'warmTint'] as const)(
  'lines and shapes that carry a meaning stand out from %s (3 : 1)',
  (ground) => {
    expect(contrast(parse(colors.inkFaint), parse(colors[ground]))).toBeGreaterThanOrEqual(3)
  },
)

test.each([
  ['warm', 'surface'],
  ['accent', 'fill'],
  ['danger', 'surface'],
] as const)('a ring or a bar of %s can be seen on %s (3 : 1)', (shape, ground) => {
  expect(contrast(parse(colors[shape]), parse(colors[ground]))).toBeGreaterThanOrEqual(3)
})

describe.each(TIER_THEMES)('the %s card', (theme) => {
  const { from, to, text, textSoft, track, fill } = brand.tiers[theme]

  test.each([
    ['from', from],
    ['to', to],
  ])('has words that can be read on its %s color, in the pill too', (_name, ground) => {
    const pill = over(parse(track), parse(ground))
    expect(contrast(parse(text), parse(ground))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(parse(textSoft), parse(ground))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(parse(text), pill)).toBeGreaterThanOrEqual(4.5)
  })

  test('shows how full its bar is (3 : 1 is enough for a shape)', () => {
    for (const ground of [from, to]) {
      expect(contrast(parse(fill), over(parse(track), parse(ground)))).toBeGreaterThanOrEqual(3)
    }
  })
})
