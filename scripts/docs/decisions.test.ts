import { readRepositoryFile, repositoryFiles } from '../repository-files'

const records = repositoryFiles().filter((file) => /^docs\/decisions\/(?!0000)\d{4}-[\w-]+\.md$/.test(file))
const numberOf = (file: string) => /\/(\d{4})-/.exec(file)?.[1] ?? ''

test.each(records)('%s begins with its number, its date and whether it is in force', (file) => {
  const [title = '', , when = ''] = readRepositoryFile(file).split('\n')
  expect(title).toMatch(new RegExp(`^# ${numberOf(file)}:? \\S`))
  expect(when).toMatch(/^Date: \d{4}-\d\d-\d\d\. Status: (proposed|in force|replaced by \d{4})\b/)
})

test('no two decisions have one number', () => {
  const numbers = records.map(numberOf)
  expect(numbers).toEqual([...new Set(numbers)])
})

test('a decision that replaces another is named by it', () => {
  const replaced = records.flatMap((file) => {
    const [, , when = '', more = ''] = readRepositoryFile(file).split('\n')
    const sentence = /Replaces[^.]*\./.exec(`${when} ${more}`)?.[0] ?? ''
    return [...sentence.matchAll(/\b\d{4}\b/g)].map(([older]) => ({ older, by: numberOf(file) }))
  })
  expect(replaced.length).toBeGreaterThan(3)
  const silent = replaced.filter(({ older, by }) => {
    const record = records.find((file) => numberOf(file) === older)
    return !record || !readRepositoryFile(record).split('\n')[2]?.includes(by)
  })
  expect(silent).toEqual([])
})
