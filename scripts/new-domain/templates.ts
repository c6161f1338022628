import type { Names } from './names'

/** The files of a new domain by path: a member's one document, which shows every level that data flows through. */
export function domainFiles(names: Names): Record<string, string> {
  const { shelf, noun } = names
  return {
    [`shared/${shelf}/${noun}/contract.ts`]: contract(names),
    [`shared/${shelf}/${noun}/${noun}.ts`]: rule(names),
    [`shared/${shelf}/${noun}/${noun}.test.ts`]: ruleTest(names),
    [`cloudfunctions/domains/${shelf}/${noun}/${noun}.noun.ts`]: declaration(names),
    [`cloudfunctions/domains/${shelf}/${noun}/${noun}.repository.ts`]: repository(names),
    [`cloudfunctions/domains/${shelf}/${noun}/${noun}.service.ts`]: service(names),
    [`cloudfunctions/domains/${shelf}/${noun}/shown-records.service.ts`]: shownRecords(names),
    [`cloudfunctions/domains/${shelf}/${noun}/${noun}.handlers.ts`]: handlers(names),
    [`cloudfunctions/domains/${shelf}/${noun}/${noun}.service.test.ts`]: serviceTest(names),
    [`cloudfunctions/domains/${shelf}/${noun}/${noun}.kill.test.ts`]: killTest(names),
    [`client/src/features/${shelf}/${noun}/use-${noun}.ts`]: hook(names),
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
    summary: 'The caller’s ${words}; null when there is none yet',
    input: z.strictObject({}),
    output: z.object({ ${value}: ${value}View.nullable() }),
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

const rule = ({ value, type, words }: Names) => `/** \`_id\` is the member’s id: one ${words} each. */
export interface ${type} {
  _id: string
  text: string
  changedAt: number
}

export type ${type}Decision = { kind: 'unchanged'; ${value}: ${type} } | { kind: 'changed'; ${value}: ${type} }

export function decide${type}(current: ${type} | null, wanted: ${type}): ${type}Decision {
  if (current?.text === wanted.text) return { kind: 'unchanged', ${value}: current }
  return { kind: 'changed', ${value}: wanted }
}
`

const ruleTest = ({ noun, value, type }: Names) => `import { decide${type}, type ${type} } from './${noun}'

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

const declaration = ({
  shelf,
  noun,
  value,
  collection,
}: Names) => `import { actions, type Noun } from '../../../platform/noun/noun'

export const ${value}Noun: Noun = {
  shelf: '${shelf}',
  name: '${noun}',
  uses: [],
  actions: actions(async () => ({
    contract: (await import('#shared/${shelf}/${noun}/contract')).${value}Contract,
    handlers: (await import('./${noun}.handlers')).${value}Handlers,
  })),
  collections: {
    ${collection}: {
      indexes: {},
      person: { of: ['_id'], shown: { as: '${collection}', title: '备注' }, onClosing: 'bare' },
    },
  },
  shows: async () => ({ ${collection}: (await import('./shown-records.service')).shownRecords }),
}
`

const repository = ({
  shelf,
  noun,
  value,
  type,
  collection,
}: Names) => `import type { ${type} } from '#shared/${shelf}/${noun}/${noun}'
import { collection } from '../../../platform/db/collection'
import type { Reader, Tx } from '../../../platform/db/db'

const ${value}Documents = collection<${type}>('${collection}')

export const find${type} = (reader: Reader, memberId: string) => reader.find(${value}Documents, memberId)
export const save${type}Document = (tx: Tx, ${value}: ${type}) => tx.save(${value}Documents, ${value})
`

const service = ({
  shelf,
  noun,
  value,
  type,
}: Names) => `import { decide${type}, type ${type} } from '#shared/${shelf}/${noun}/${noun}'
import type { MemberContext } from '../../../platform/context'
import { find${type}, save${type}Document } from './${noun}.repository'

export async function getMy${type}({ db, memberId }: MemberContext): Promise<{ ${value}: ${type} | null }> {
  return { ${value}: await find${type}(db, memberId) }
}

/** The same request again finds its own text and changes nothing. */
export function save${type}({ db, memberId, now }: MemberContext, text: string): Promise<{ ${value}: ${type} }> {
  return db.transaction(async (tx) => {
    const current = await find${type}(tx, memberId)
    const decision = decide${type}(current, { _id: memberId, text, changedAt: now })
    if (decision.kind === 'changed') await save${type}Document(tx, decision.${value})
    return { ${value}: decision.${value} }
  })
}
`

const shownRecords = ({ noun, type }: Names) => `import { few } from '../../../platform/noun/shown-records'
import { find${type} } from './${noun}.repository'

export const shownRecords = few(async ({ db, memberId }) => {
  const own = await find${type}(db, memberId)
  return own ? [{ ...own }] : []
})
`

const handlers = ({
  shelf,
  noun,
  value,
  type,
}: Names) => `import type { ${value}Contract } from '#shared/${shelf}/${noun}/contract'
import type { Handlers } from '../../../platform/handler'
import { getMy${type}, save${type} } from './${noun}.service'

export const ${value}Handlers: Handlers<typeof ${value}Contract> = {
  '${noun}.getMine': (_input, context) => getMy${type}(context),
  '${noun}.save': ({ text }, context) => save${type}(context, text),
}
`

const serviceTest = ({
  noun,
  value,
  collection,
}: Names) => `import { openShop, type Phone, type Shop } from '../../../testing/shop'

let shop: Shop
let phone: Phone
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = shop.phone()
  await phone.call('home.open', {})
})
afterAll(() => shop.close())

test('a member has none at first, then the one that was saved', async () => {
  expect(await phone.call('${noun}.getMine', {})).toEqual({ ${value}: null })
  await phone.call('${noun}.save', { text: '少冰' })
  expect(await phone.call('${noun}.getMine', {})).toMatchObject({ ${value}: { text: '少冰' } })
})

test('a double tap saves once', async () => {
  const requestId = shop.newRequestId()
  const tap = () => phone.call('${noun}.save', { text: '少冰' }, requestId)
  const [first, second] = await Promise.all([tap(), tap()])
  expect(first).toEqual(second)
  expect(shop.database.count('${collection}')).toBe(1)
})

test('members have one each, and nobody sees another’s', async () => {
  await phone.call('${noun}.save', { text: '少冰' })
  const other = shop.phone()
  await other.call('home.open', {})
  expect(await other.call('${noun}.getMine', {})).toEqual({ ${value}: null })
})
`

const killTest = ({ noun }: Names) => `import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'

// Killed at each of its database calls, it must succeed when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describeKillMatrix(
  () => shop,
  [
    {
      name: '${noun}.save',
      prepare: async (of) => {
        const phone = of.phone()
        await phone.call('home.open', {})
        return (requestId) => phone.ask('${noun}.save', { text: '少冰' }, requestId)
      },
    },
  ],
)
`

const hook = ({ noun, type }: Names) => `import { useQuery } from '../../../api/use-query'

export const use${type} = () => useQuery('${noun}.getMine', {})
`
