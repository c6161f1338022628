import { readRepositoryFile } from './repository-files'

test('WeChat’s search reads home and the coupon centre, and nothing of a member', () => {
  const { rules } = JSON.parse(readRepositoryFile('client/src/sitemap.json')) as {
    rules: { action: string; page: string }[]
  }
  const allowed = rules.filter(({ action }) => action === 'allow').map(({ page }) => page)
  expect(allowed).toEqual(['pages/home/index', 'pages/coupon-centre/index'])
  // The first rule that fits counts; without a last one everything else would be read.
  expect(rules[rules.length - 1]).toMatchObject({ action: 'disallow', page: '*' })
  expect(readRepositoryFile('client/src/app.config.ts')).toContain("sitemapLocation: 'sitemap.json'")
})
