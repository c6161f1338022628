import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { BROKEN, breakLedger, FINDING } from './testing/broken-ledger'
import { doctorJobCases } from './testing/job-cases'

// Killed at each database call: a repair is done once, with its record, or not at all.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const proposing = { findingId: FINDING, note: '控制台改错了', by: '林店长' }
/** What was set aside leaves the books as they are, so that they are clean while nobody has agreed yet. */
const ASIDE = { ...proposing, findingId: 'facts:tier.reached:2' }

async function found(of: Shop): Promise<void> {
  breakLedger(of)
  await of.ops('job.run', { job: 'examine' })
}

async function setAside(of: Shop): Promise<void> {
  const mark = { status: 'failed', attempts: 8, dueAt: 0, note: null }
  const told = { name: 'tier.reached', memberId: BROKEN, payload: { tierKey: 'jade' }, toldAt: 1 }
  of.database.put('outbox', { _id: 'tier.reached:2', ...told, status: 'failed', dueAt: 0, answers: { coupon: mark } })
  await of.ops('job.run', { job: 'examine' })
}

const cases: KillCase[] = [
  {
    name: 'doctor.propose',
    prepare: async (of) => {
      await setAside(of)
      return (requestId) => of.askOps('doctor.propose', ASIDE, requestId)
    },
  },
  {
    name: 'doctor.approve',
    prepare: async (of) => {
      await found(of)
      await of.ops('doctor.propose', proposing)
      return (requestId) => of.askOps('doctor.approve', { findingId: FINDING, by: '周总' }, requestId)
    },
  },
  {
    name: 'doctor.withdraw',
    prepare: async (of) => {
      await setAside(of)
      await of.ops('doctor.propose', ASIDE)
      return (requestId) => of.askOps('doctor.withdraw', { findingId: ASIDE.findingId, by: '周总' }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
describeJobMatrix(
  () => shop,
  doctorJobCases(() => shop),
)
