import values from '../../../client/src/brand/brand.json'
import { contrast, darkOf, lightened } from './colors'

const light = values.colors
const dark = darkOf(light)

test('black on white is the most that there is', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21)
})

test.each([
  ['light', light],
  ['dark', dark],
])('%s: every text can be read on every ground it stands on', (_name, palette) => {
  const pairs: [string, string][] = [
    [palette.ink, palette.ground],
    [palette.ink, palette.fill],
    [palette.inkSoft, palette.surface],
    [palette.inkSoft, palette.fill],
    [palette.accent, palette.surface],
    [palette.accent, palette.accentTint],
    [palette.warmInk, palette.warmTint],
    [palette.danger, palette.dangerTint],
    [palette.onAccent, palette.accent],
  ]
  expect(pairs.filter(([text, ground]) => contrast(text, ground) < 4.5)).toEqual([])
})

test('a brand of another color is readable in the dark, too', () => {
  for (const color of ['#1A237E', '#7B1F1F', '#111111'])
    expect(contrast(lightened(color, '#2E2A24', 6), '#2E2A24')).toBeGreaterThanOrEqual(6)
})
