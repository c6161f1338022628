import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DEFAULT_RULES, type FunctionRules, phoneMayInvoke, readFunctionRules } from './function-rules'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rules-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const rules: FunctionRules = { '*': { invoke: 'auth != null' }, jobs: { invoke: false }, open: { invoke: true } }

test.each([
  ['a phone with an identity may call what no rule names', 'api', true, true],
  ['a phone without an identity may not', 'api', false, false],
  ['nobody with a phone may call what is closed', 'jobs', true, false],
  ['anybody may call what is open', 'open', false, true],
  ['a name of the language is no rule', 'constructor', false, false],
])('%s', (_name, functionName, isSignedIn, expected) => {
  expect(phoneMayInvoke(rules, functionName, isSignedIn)).toBe(expected)
})

test('without any rule for it a function is closed', () => {
  expect(phoneMayInvoke({ api: { invoke: true } }, 'ops', true)).toBe(false)
})

test('an environment without a rules file lets every signed-in phone in, as the service does', () => {
  expect(readFunctionRules('/nowhere/function-rules.json')).toEqual(DEFAULT_RULES)
})

test('a rule that is not understood is refused instead of being guessed', () => {
  const file = path.join(folder, 'function-rules.json')
  fs.writeFileSync(file, JSON.stringify({ '*': { invoke: 'auth.role == "staff"' } }))
  expect(() => readFunctionRules(file)).toThrow(/function-rules\.json/)
})
