import fs from 'node:fs'
import path from 'node:path'
import { ICON_NAMES } from './icon-names'
import { iconStripSheet } from './icon-strip'

const root = path.join(__dirname, '..')
const code = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !/icon-|gallery/.test(file))
  .map((file) => fs.readFileSync(path.join(root, file), 'utf8'))
  .join('\n')

test.each(ICON_NAMES)('the main package carries the icon %s because something draws it', (name) => {
  expect(code).toMatch(new RegExp(`['"]${name}['"]`))
})

test('the strip in the style sheet is what the icons are (npx tsx scripts/make-icons.ts)', () => {
  expect(fs.readFileSync(path.join(__dirname, '_icon-strip.scss'), 'utf8')).toBe(iconStripSheet())
})
