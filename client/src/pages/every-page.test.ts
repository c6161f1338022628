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

test('no page draws its own bar: WeChat keeps the title clear of its capsule, and our header is the browser’s alone', () => {
  const configs = fs
    .readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.config.ts'))
    .map((file) => path.join(__dirname, file))
  const guilty = [...configs, path.join(__dirname, '../app.config.ts')].filter((file) =>
    /navigationStyle/.test(fs.readFileSync(file, 'utf8')),
  )
  expect(configs.length).toBeGreaterThan(pages.length - 1)
  expect(guilty).toEqual([])
})
