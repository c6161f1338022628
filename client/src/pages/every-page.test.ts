import fs from 'node:fs'
import path from 'node:path'

const pages = fs
  .readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('/index.tsx') && !file.startsWith('gallery/'))

test.each(pages)('%s stands in an error boundary under its own name', (file) => {
  const code = fs.readFileSync(path.join(__dirname, file), 'utf8')
  expect(code).toMatch(new RegExp(`^export default guarded\\('${path.posix.dirname(file)}', \\w+\\)$`, 'm'))
})
