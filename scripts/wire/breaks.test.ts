import * as z from 'zod'
import type { Access } from '#shared/kernel/contract'
import { dayField, growingEnum, idField } from '#shared/kernel/fields'
import { type ActionShape, breaksOf } from './breaks'
import { shapeOf } from './shape'

type Fields = Record<string, z.ZodType>
interface Spec {
  access?: Access
  input?: Fields
  output?: Fields
}

const anAction = ({ access = 'member', input = {}, output = {} }: Spec): ActionShape => ({
  access,
  input: shapeOf(z.strictObject(input), 'input'),
  output: shapeOf(z.object(output), 'output'),
})
const breaks = (before: Spec, after: Spec) =>
  breaksOf('a.b', anAction(before), anAction(after)).map(({ at, why }) => `${at.replace('a.b ', '')}: ${why}`)

const text = z.string()
const kept: string[] = []
const oneOf = (...words: string[]) => z.enum(words)
const worth = (more: Fields = {}) => z.strictObject({ kind: z.literal('worth'), fen: z.int(), ...more })
const units = z.strictObject({ kind: z.literal('units'), count: z.int() })
const closedBy = z.strictObject({ by: text })

test.each<[string, z.ZodType | null, z.ZodType | null, string[]]>([
  ['a key that may be left out is added', null, text.optional(), kept],
  ['a key with a default is added', null, text.default('x'), kept],
  ['a key that must be given is added', null, text, ['input key: must be given now']],
  ['a key that is no longer believed stays, and is ignored', text, text.optional(), kept],
  ['a key goes', text.optional(), null, ['input key: is refused now']],
  ['a key must be given', text.optional(), text, ['input key: must be given now']],
  ['null is taken too', text, text.nullable(), kept],
  ['null is taken no longer', text.nullable(), text, ['input key: may not be null now']],
  ['a word is added', oneOf('a'), oneOf('a', 'b'), kept],
  ['a word goes', oneOf('a', 'b'), oneOf('a'), ["input key: 'b' is no longer taken"]],
  ['words become text that holds them all', oneOf('a', 'bc'), text.min(1).max(2), kept],
  ['words become text too short for one', oneOf('a', 'bc'), text.max(1), ["input key: 'bc' is no longer taken"]],
  ['text becomes words', text, oneOf('a'), ['input key: may be any value now']],
  ['text may be longer', text.min(2).max(60), text.min(1).max(80), kept],
  ['text must be shorter', text.max(60), text.max(20), ['input key: may pass its maxLength of 20']],
  ['text gets a pattern', text, idField, ['input key: has another pattern']],
  ['text becomes a day', text, dayField, ['input key: is not always a day now']],
  ['a number may be greater', z.int().min(1).max(9), z.int().min(0).max(10), kept],
  ['a number must be greater', z.int().min(0), z.int().min(1), ['input key: may pass its minimum of 1']],
  ['fractions are taken', z.int(), z.number(), kept],
  ['fractions are taken no longer', z.number(), z.int(), ['input key: may not be number now']],
  ['a number becomes text', z.int(), text, ['input key: may not be integer now']],
  ['a list may be longer', z.array(text).max(2), z.array(text).max(3), kept],
  ['a list must be shorter', z.array(text).max(2), z.array(text).max(1), ['input key: may pass its maxItems of 1']],
  ['a list of words loses one', z.array(oneOf('a', 'b')), z.array(oneOf('a')), ["input key[]: 'b' is no longer taken"]],
  ['a default changes', text.default('x'), text.default('y'), ['input key: means something else when it is left out']],
  ['an object in it gains a key', worth(), worth({ by: text.optional() }), kept],
  ['an object in it asks for a key', worth(), worth({ by: text }), ['input key.by: must be given now']],
  ['a kind is added', worth(), z.discriminatedUnion('kind', [worth(), units]), kept],
  [
    'a kind goes',
    z.discriminatedUnion('kind', [worth(), units, closedBy.extend({ kind: z.literal('c') })]),
    z.discriminatedUnion('kind', [worth(), closedBy.extend({ kind: z.literal('c') })]),
    ['input key<units>: is no longer taken'],
  ],
  [
    'one of several kinds asks for a key',
    z.discriminatedUnion('kind', [worth(), units]),
    z.discriminatedUnion('kind', [worth({ by: text }), units]),
    ['input key<worth>.by: must be given now'],
  ],
])('of an input: %s', (_what, before, after, expected) => {
  expect(breaks({ input: before ? { key: before } : {} }, { input: after ? { key: after } : {} })).toEqual(expected)
})

const view = (more: Fields = {}) => z.object({ title: text, ...more })
const sealed = z.object({ kind: z.literal('sealed') })

test.each<[string, z.ZodType | null, z.ZodType | null, string[]]>([
  ['a key is added', null, text, kept],
  ['a key goes', text, null, ['output key: is gone']],
  ['a key that was there sometimes goes', text.optional(), null, ['output key: is gone']],
  ['a key may be missing', text, text.optional(), ['output key: may be missing now']],
  ['a key is always there', text.optional(), text, kept],
  ['it may be null', text, text.nullable(), ['output key: may be null now']],
  ['it is null no longer', text.nullable(), text, kept],
  ['an object may be null', view(), view().nullable(), ['output key: may be null now']],
  ['an object in a list gains a key', z.array(view()), z.array(view({ more: text })), kept],
  ['an object in a list loses a key', z.array(view({ more: text })), z.array(view()), ['output key[].more: is gone']],
  ['a word is added', oneOf('a'), oneOf('a', 'b'), ["output key: 'b' is a new value"]],
  ['a word goes', oneOf('a', 'b'), oneOf('a'), kept],
  ['a word is added to those that grow', growingEnum(['a']), growingEnum(['a', 'b']), kept],
  ['a word is added while they begin to grow', oneOf('a'), growingEnum(['a', 'b']), ["output key: 'b' is a new value"]],
  ['words become any text', oneOf('a'), text, ['output key: may be any value now']],
  ['a day becomes any text', dayField, text, ['output key: is not always a day now']],
  ['text becomes a day', text, dayField, kept],
  ['a number may be lower', z.int().min(0), z.int().min(-1), ['output key: may pass its minimum of 0']],
  ['a number may have fractions', z.int(), z.number(), ['output key: may be number now']],
  ['anything becomes text', z.unknown(), text, kept],
  ['text becomes anything', text, z.unknown(), ['output key: may be anything now']],
  [
    'a kind is added',
    z.discriminatedUnion('kind', [worth(), units]),
    z.discriminatedUnion('kind', [worth(), units, sealed]),
    ['output key<sealed>: is a new kind'],
  ],
  ['by keys that are data', z.record(text, z.int()), z.record(text, text), ['output key{}: may be string now']],
  ['data become keys', z.record(text, text), view(), ['output key: has fixed keys now']],
])('of an output: %s', (_what, before, after, expected) => {
  expect(breaks({ output: before ? { key: before } : {} }, { output: after ? { key: after } : {} })).toEqual(expected)
})

test('a shape that holds itself is compared to its end', () => {
  const tree = (leaf: z.ZodType): z.ZodType => {
    const node: z.ZodType = z.object({ leaf, parts: z.lazy(() => z.array(node)) })
    return node
  }
  expect(breaks({ output: { root: tree(text) } }, { output: { root: tree(text) } })).toEqual([])
  expect(breaks({ output: { root: tree(text) } }, { output: { root: tree(text.nullable()) } })).toEqual([
    'output root.leaf: may be null now',
  ])
})

test.each<[Access, Access, string[]]>([
  ['clerk', 'member', []],
  ['member', 'visitor', []],
  ['headquarters', 'board', []],
  ['operator', 'board', []],
  ['region', 'headquarters', ['access: refuses the region now']],
  ['board', 'operator', ['access: refuses the headquarters now']],
  ['operator', 'headquarters', ['access: refuses the console now']],
])('what was for a %s is for a %s', (before, after, expected) => {
  expect(breaks({ access: before }, { access: after })).toEqual(expected)
})

test('a person at the console can read a word that is new, but misses a key', () => {
  const access = 'operator'
  const before = { access, output: { state: oneOf('a'), more: text } } as const
  expect(breaks(before, { access, output: { state: oneOf('a', 'b'), more: text } })).toEqual([])
  expect(breaks(before, { access, output: { state: oneOf('a') } })).toEqual(['output more: is gone'])
})

test('an action goes', () => {
  expect(breaksOf('a.b', anAction({}), undefined)).toEqual([{ at: 'a.b', why: 'is gone' }])
})

test('a schema that the rule cannot compare is refused, not passed over', () => {
  expect(() => anAction({ input: { key: z.int().multipleOf(5) } })).toThrow('multipleOf')
})
