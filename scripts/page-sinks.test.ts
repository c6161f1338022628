import { readRepositoryFile, repositoryFiles } from './repository-files'

// What a member or a till has written is text on every page, never markup, code or an address to go to. React and the
// policy of the page see to that as long as nobody goes around them; here is every way around.

const WAYS_AROUND: readonly [string, RegExp][] = [
  ['markup from text', /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\b|srcdoc/i],
  ['code from text', /\beval\(|new Function\(|set(Timeout|Interval)\(\s*['"`]/],
  [
    'a page of another address',
    /\blocation\.(assign|replace)\(|\blocation(\.href)?\s*=[^=]|window\.open\(|javascript:/,
  ],
  ['a tooltip drawn as markup', /renderMode:\s*['"]html/],
  // What stands behind the `?` of an address could be written by whoever sends a link to it.
  ['a way on from what a link says', /(?<!Taro\.)\b(next|return|redirect|continue|back)_?(to|url|uri)\b/i],
]
const pages = repositoryFiles().filter(
  (file) =>
    /^(desk|client\/src|local-cloud\/console\/page)\/.*(?<!\.test)\.tsx?$/.test(file) && !file.includes('/testing/'),
)

test.each(WAYS_AROUND)('no page makes %s', (_what, way) => {
  expect(pages.length).toBeGreaterThan(400)
  expect(pages.filter((file) => way.test(readRepositoryFile(file)))).toEqual([])
})

test.each([
  '<i dangerouslySetInnerHTML={{ __html: nickname }} />',
  'eval(note)',
  'window.location.href = next',
  'location.replace(next)',
  "navigate(search.get('returnTo'))",
  "tooltip: { renderMode: 'html' }",
])('%s would be found', (line) => {
  expect(WAYS_AROUND.some(([, way]) => way.test(line))).toBe(true)
})
