import fs from 'node:fs'
import path from 'node:path'
import { ICON_PATHS } from './icon-paths'

const root = path.join(__dirname, '..')
const code = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !/icon-paths|gallery/.test(file))
  .map((file) => fs.readFileSync(path.join(root, file), 'utf8'))
  .join('\n')

test.each(Object.keys(ICON_PATHS))('the main package carries the icon %s because something draws it', (name) => {
  expect(code).toMatch(new RegExp(`['"]${name}['"]`))
})
