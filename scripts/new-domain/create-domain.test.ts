import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ROOT } from '../stale'
import { createDomain } from './create-domain'

const COPIED = [
  'shared',
  'cloudfunctions',
  'local-cloud',
  'biome.json',
  'tsconfig.json',
  'package.json',
  'jest.config.js',
]

let root = ''
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'project-')))
  for (const entry of [...COPIED, '.dependency-cruiser.cjs', '.gitignore']) {
    fs.cpSync(path.join(ROOT, entry), path.join(root, entry), { recursive: true })
  }
  for (const folder of ['client/src/features', 'e2e', 'scripts', 'bench'])
    fs.mkdirSync(path.join(root, folder), { recursive: true })
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'))
})
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))

const JEST = {
  testEnvironment: 'node',
  roots: ['<rootDir>/shared', '<rootDir>/cloudfunctions'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
}

/** What a tool complained about; empty when it was content. */
function complaints(tool: string, args: string[]): string {
  const run = spawnSync(path.join(root, 'node_modules', tool), args, { cwd: root, encoding: 'utf8' })
  return run.status === 0 ? '' : `${run.stdout}${run.stderr}`
}

test('a new domain compiles, is formatted, and passes the tests it comes with', () => {
  const { created, changed } = createDomain(root, 'reach/gift-card')
  expect(created).toHaveLength(11)
  const server = created.filter((file) => !file.startsWith('client/'))
  const tsconfig = { extends: './tsconfig.json', include: [], files: [...server, 'cloudfunctions/nouns.ts'] }
  fs.writeFileSync(path.join(root, 'tsconfig.new.json'), JSON.stringify(tsconfig))
  const asInTheProject = ['--vcs-enabled=false', '--error-on-warnings']
  expect(complaints('typescript-native/bin/tsc', ['-p', 'tsconfig.new.json'])).toBe('')
  expect(complaints('.bin/biome', ['check', ...asInTheProject, ...created, ...changed])).toBe('')
  expect(complaints('.bin/jest', ['--ci', '--config', JSON.stringify(JEST), 'gift-card'])).toBe('')
})

test('a noun that exists in any of the three roots is refused, and nothing is written', () => {
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
