import fs from 'node:fs'
import path from 'node:path'
import { repositoryFiles } from '../repository-files'
import { ROOT } from '../stale'
import type { ActionShape } from './breaks'
import { printed } from './printed'
import type { Shape } from './shape'
import { brokenNow, keptAfterAll, presentActions, recordedWires, type Wires, wiresFrom } from './wire-files'

const present = presentActions()
const recorded = recordedWires()

test('old mini-programs keep calling new functions: nothing that was promised is broken', () => {
  expect(brokenNow(recorded, present)).toEqual([])
})

test('what was added is promised too (npx tsx scripts/record-wire.ts)', () => {
  expect(recorded).toEqual(wiresFrom(recorded, present))
})

test.each(repositoryFiles().filter((file) => file.endsWith('/wire.json')))(
  '%s is written as the command writes it',
  (file) => {
    const text = fs.readFileSync(path.join(ROOT, file), 'utf8')
    expect(text).toBe(printed(JSON.parse(text)))
  },
)

test('what is named as broken is broken, with a day and a reason', () => {
  expect(keptAfterAll(recorded, present)).toEqual([])
  for (const { on, because } of Object.values(recorded).flatMap(({ broken = [] }) => broken)) {
    expect(on).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(because.length).toBeGreaterThan(20)
  }
})

describe('a break that is meant', () => {
  const action = (properties: Record<string, Shape>): ActionShape => ({
    access: 'member',
    input: { type: 'object', properties: {} },
    output: { type: 'object', properties },
  })
  const before = { 'coupon.get': action({ title: { type: 'string' }, price: { type: 'integer' } }) }
  const after = { 'coupon.get': action({ title: { type: 'string' } }) }
  const promised: Wires = { 'loyalty/coupon': { actions: before } }
  const meant = { at: 'coupon.get output price', on: '2026-11-28', because: 'It told the price of another shop' }
  const changed = wiresFrom(promised, after, [meant])

  test('is found, and named with what was promised', () => {
    expect(brokenNow(promised, after)).toEqual([{ at: meant.at, why: 'is gone' }])
    expect(changed['loyalty/coupon']).toEqual({ actions: after, broken: [{ ...meant, was: before['coupon.get'] }] })
  })

  test('binds no longer, and what is left binds as before', () => {
    expect(brokenNow(changed, after)).toEqual([])
    expect(brokenNow(changed, { 'coupon.get': action({}) })).toEqual([
      { at: 'coupon.get output title', why: 'is gone' },
    ])
  })

  test('is no break once the promise is kept again', () => {
    expect(keptAfterAll(changed, after)).toEqual([])
    expect(keptAfterAll(changed, before)).toEqual([meant.at])
  })

  test('stays named whatever is added later', () => {
    const later = { 'coupon.get': action({ title: { type: 'string' }, more: { type: 'string' } }) }
    expect(wiresFrom(changed, later)['loyalty/coupon']?.broken).toEqual(changed['loyalty/coupon']?.broken)
  })
})
