import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { repositoryFiles } from '../repository-files'
import { ROOT } from '../stale'
import { createDomain } from './create-domain'

/** Pictures and the demo shop tell nothing of nouns: they are there, and empty. */
const EMPTY = /\.(png|jpg|br|woff2?)$/

let root = ''
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'project-')))
  for (const file of repositoryFiles()) {
    const copy = path.join(root, file)
    fs.mkdirSync(path.dirname(copy), { recursive: true })
    if (EMPTY.test(file)) fs.writeFileSync(copy, '')
    else fs.copyFileSync(path.join(ROOT, file), copy)
  }
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'))
})
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))

/** What a tool complained about; empty when it was content. */
function complaints(tool: string, args: readonly string[]): string {
  const run = spawnSync(process.execPath, [path.join(root, 'node_modules', tool), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return run.status === 0 ? '' : `${run.stdout}${run.stderr}`
}

/**
 * Both sides in one program, which reads the contracts once. They are compiled by different options, so that only what is
 * said of the new files counts; all others are compiled by the check of types.
 */
function typeProblems(files: readonly string[]): string[] {
  const config = {
    extends: './tsconfig.json',
    compilerOptions: { jsx: 'react-jsx', exactOptionalPropertyTypes: false },
    include: ['shared/*/*/told-facts.ts', 'client/types/modules.d.ts', 'client/types/taro-elements.d.ts'],
    files,
  }
  fs.writeFileSync(path.join(root, 'tsconfig.new.json'), JSON.stringify(config))
  const said = complaints('typescript-native/bin/tsc', ['--noEmit', '-p', 'tsconfig.new.json']).split('\n')
  return said.filter((line) => files.some((file) => line.startsWith(file)) || line.startsWith('error'))
}

const tested = (...args: string[]) => complaints('jest/bin/jest.js', ['--ci', '--runTestsByPath', ...args])

describe('a new noun with an action, a job, a rule document, a fact told and one answered, a page and a stored record', () => {
  let created: string[] = []
  let changed: string[] = []
  beforeAll(() => {
    ;({ created, changed } = createDomain(root, 'reach/gift-card'))
  })

  test('changes six files outside of its own folders: two by hand, and four that are made', () => {
    expect(created.every((file) => file.split('/').includes('gift-card'))).toBe(true)
    expect(changed.sort()).toEqual([
      'cloudfunctions/database.json',
      'cloudfunctions/nouns.ts',
      'docs/actions.md',
      'docs/guide/wechat-privacy-guideline.md',
      'docs/nouns.md',
      'shared/contract.ts',
    ])
  })

  test('compiles and is formatted', () => {
    const code = created.filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    expect(typeProblems([...code, 'cloudfunctions/nouns.ts', 'shared/contract.ts'])).toEqual([])
    const text = [...created, ...changed].filter((file) => !file.endsWith('.md'))
    expect(
      complaints('@biomejs/biome/bin/biome', ['check', '--vcs-enabled=false', '--error-on-warnings', ...text]),
    ).toBe('')
  })

  test('passes its own tests, and those that every noun has to pass', () => {
    const own = created.filter((file) => /\.test\.tsx?$/.test(file))
    const ofAll = [
      'cloudfunctions/nouns.test.ts',
      'cloudfunctions/stored-person.test.ts',
      'client/src/pages/every-page.test.ts',
      'scripts/copy-law.test.ts',
      'scripts/docs/guide.test.ts',
      'scripts/structure.test.ts',
      'cloudfunctions/jobs/kill-matrix.test.ts',
    ]
    // Of the matrix of all jobs, that each has its line; killed are those of the new noun, by its own test.
    expect(tested(...own, ...ofAll, '-t', '^(?!(?!forget-gift-cards).*, when .* (survives|finds))')).toBe('')
  })
})

test('a noun that exists in any of the roots is refused, and nothing is written', () => {
  const contract = () => fs.readFileSync(path.join(root, 'shared/contract.ts'), 'utf8')
  const before = contract()
  expect(() => createDomain(root, 'reach/purchase')).toThrow(
    'There is shared/till/purchase and cloudfunctions/domains/till/purchase',
  )
  expect(() => createDomain(root, 'reach/kernel')).toThrow('There is shared/kernel')
  expect(contract()).toBe(before)
})

test('a list that is no longer as it was is not guessed at', () => {
  fs.writeFileSync(path.join(root, 'cloudfunctions/nouns.ts'), 'export const nouns = []')
  expect(() => createDomain(root, 'reach/survey')).toThrow('no list of nouns')
  expect(fs.existsSync(path.join(root, 'shared/reach/survey'))).toBe(false)
})
