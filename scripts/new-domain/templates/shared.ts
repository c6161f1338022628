import type { Names } from '../names'

/** The contract and the rules. */
export function sharedFiles(names: Names): Record<string, string> {
  const folder = `shared/${names.shelf}/${names.noun}`
  return {
    [`${folder}/contract.ts`]: contract(names),
    [`${folder}/rules.ts`]: rules(names),
    [`${folder}/told-facts.ts`]: toldFacts(names),
    [`${folder}/${names.noun}.ts`]: decision(names),
    [`${folder}/${names.noun}.test.ts`]: decisionTest(names),
  }
}

const contract = ({ noun, value, words }: Names) => `import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { instantField, noteField } from '#shared/kernel/fields'

const ${value}View = z.object({ text: z.string(), changedAt: instantField })

export const ${value}Contract = defineContract({
  '${noun}.getMine': {
    access: 'member',
    effect: 'reads',
    summary: 'The caller’s ${words}, null when there is none yet, and what the shop asks for',
    input: z.strictObject({}),
    output: z.object({ ${value}: ${value}View.nullable(), prompt: z.string() }),
  },
  '${noun}.save': {
    access: 'member',
    effect: 'writes',
    summary: 'Keep the caller’s ${words}; the same text again changes nothing',
    input: z.strictObject({ text: noteField }),
    output: z.object({ ${value}: ${value}View }),
  },
})
`

const rules = ({ noun, value, type }: Names) => `import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'

export const ${value}RulesSchema = z.strictObject({
  prompt: z.string().trim().min(1).max(40).meta({ title: '提示', description: '会员写备注时看到的一句话' }),
})

export type ${type}Rules = z.infer<typeof ${value}RulesSchema>

export const ${value}Rules = defineRules<${type}Rules>({
  setting: '${noun}',
  title: '会员备注 ${noun}',
  about: '会员写备注 ${noun} 时看到的提示',
  schema: ${value}RulesSchema,
  fallback: { prompt: '想让店里记住什么？' },
})
`

const toldFacts = ({ noun, words }: Names) => `// A module, so that it adds to another one.
export {}

/** What happens to a ${words}. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    '${noun}.saved': { changedAt: number }
  }
}
`

const decision = ({ value, type, words }: Names) => `/** \`_id\` is the member’s id: one ${words} each. */
export interface ${type} {
  _id: string
  text: string
  changedAt: number
}

/** What nobody has changed for so long is taken away. */
export const KEPT_DAYS = 400

export type ${type}Decision = { kind: 'unchanged'; ${value}: ${type} } | { kind: 'changed'; ${value}: ${type} }

export function decide${type}(current: ${type} | null, wanted: ${type}): ${type}Decision {
  if (current?.text === wanted.text) return { kind: 'unchanged', ${value}: current }
  return { kind: 'changed', ${value}: wanted }
}
`

const decisionTest = ({ noun, value, type }: Names) => `import { decide${type}, type ${type} } from './${noun}'

const wanted: ${type} = { _id: 'mem_1', text: '少冰', changedAt: 2 }

test.each([
  ['none before', null, 'changed'],
  ['another text', { ...wanted, text: '去冰', changedAt: 1 }, 'changed'],
  ['the same text', { ...wanted, changedAt: 1 }, 'unchanged'],
])('%s: %s', (_name, current, kind) => {
  expect(decide${type}(current, wanted).kind).toBe(kind)
})

test('the same text keeps the instant at which it was written first', () => {
  expect(decide${type}({ ...wanted, changedAt: 1 }, wanted).${value}.changedAt).toBe(1)
})
`
