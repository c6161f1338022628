import { jsonProblem } from './json-problem'

test.each([
  ['curly quotes', '{“memberId”: “mem_1”}', 'typographic quotes'],
  ['full-width quotes', '{＂memberId＂: 1}', 'typographic quotes'],
  ['corner brackets', '{「memberId」: 1}', 'typographic quotes'],
  ['single quotes, as of a script', "{'memberId': 1}", 'single quotes'],
  ['curly single quotes', '{‘memberId’: 1}', 'single quotes'],
  ['a full-width colon', '{"memberId"：1}', 'full-width signs'],
  ['a full-width comma', '{"a": 1，"b": 2}', 'full-width signs'],
  ['full-width braces', '｛"a": 1｝', 'full-width signs'],
  ['a blank of a chat', '{\u00a0"a": 1}', 'blanks'],
])('%s are told by name', (_what, text, word) => {
  expect(jsonProblem(text)).toContain(word)
})

test.each([
  ['JSON', '{"note": "“好”，它说：行"}'],
  ['something else that is wrong', '{"note": "“好”"'],
])('%s has no such reason', (_what, text) => {
  expect(jsonProblem(text)).toBeNull()
})
