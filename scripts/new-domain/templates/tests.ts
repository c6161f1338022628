import type { Names } from '../names'

/** The tests of the cloud's side, and what tests of all nouns ask of each. */
export function testFiles(names: Names): Record<string, string> {
  const folder = `cloudfunctions/domains/${names.shelf}/${names.noun}`
  return {
    [`${folder}/${names.noun}.service.test.ts`]: serviceTest(names),
    [`${folder}/${names.noun}.kill.test.ts`]: killTest(names),
    [`${folder}/testing/job-cases.ts`]: jobCases(names),
    [`${folder}/testing/kept-of-a-person.ts`]: keptOfAPerson(names),
  }
}

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
  expect(await phone.call('${noun}.getMine', {})).toEqual({ ${value}: null, prompt: '想让店里记住什么？' })
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
  expect(await other.call('${noun}.getMine', {})).toMatchObject({ ${value}: null })
})

test('who leaves the shop leaves nothing here', async () => {
  await phone.call('${noun}.save', { text: '少冰' })
  await phone.call('member.close', { confirm: '注销' })
  expect(shop.database.count('${collection}')).toBe(0)
})
`

const killTest = ({ noun, value }: Names) => `import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { ${value}JobCases } from './testing/job-cases'

// Killed at each of its database calls, it must succeed when it is sent again, or at the next ticks.

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

describeJobMatrix(
  () => shop,
  ${value}JobCases(() => shop),
)
`

const jobCases = ({
  value,
  collection,
  job,
}: Names) => `import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'

/** What the kill matrix of jobs finds here. */
export const ${value}JobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: '${job}',
    when: 'one was not changed for a long time, and one was changed just now',
    prepare: () => {
      const { database, clock } = openedShop()
      database.put('${collection}', { _id: memberIdOf(1), text: '少冰', changedAt: 0 })
      database.put('${collection}', { _id: memberIdOf(2), text: '少冰', changedAt: clock.now() })
    },
  },
]
`

const keptOfAPerson = ({ collection }: Names) => `import type { Shop } from '../../../../testing/shop'

/** As the member’s own acts would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  database.put('${collection}', { _id: memberId, text: '少冰', changedAt: clock.now() })
}
`
