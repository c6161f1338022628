import { readArguments, UsageError } from './arguments'

const known = { values: ['data', 'port'], flags: ['until-done'] }

test('words, values and flags are told apart in any order', () => {
  expect(readArguments(['job.list', '--data', 'here', '--port=8080', '{}', '--until-done'], known)).toEqual({
    words: ['job.list', '{}'],
    options: { data: 'here', port: '8080', 'until-done': true },
  })
})

test.each([[['--dta', 'x']], [['--data']], [['--until-done=yes']]])('%j is a mistake, said in a sentence', (argv) => {
  expect(() => readArguments(argv, known)).toThrow(UsageError)
})
