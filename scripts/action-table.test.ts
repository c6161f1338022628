import fs from 'node:fs'
import { appContract } from '#shared/contract'
import type { ActionSpec } from '#shared/kernel/contract'
import { ACTION_TABLE_PATH, actionTable } from './action-table'

const specs = Object.entries(appContract as Record<string, ActionSpec>)

test('docs/actions.md is current', () => {
  expect(fs.readFileSync(ACTION_TABLE_PATH, 'utf8')).toBe(actionTable())
})

test.each(specs)('%s refuses unknown keys', (_action, { input }) => {
  expect(input.safeParse({ someKeyNobodyKnows: 1 }).success).toBe(false)
})

test.each(specs)('%s is named noun.verb', (action) => {
  expect(action).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z][A-Za-z]+$/)
})
