import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { importJobCases } from './testing/job-cases'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const LINES = ['customer,date,amount', 'A,2026-01-01,400', 'A,2026-01-02,0.50', 'B,2026-01-01,12', 'C,2026-13-01,1']

const WITH_REFUNDS = [
  '卡号,日期,实付金额,小票号,商品,退款金额',
  'A,2026-01-01,400,S-1,茶,',
  'A,2026-01-01,12,S-1,杯,',
  'A,2026-01-02,-12,S-1,杯,',
  'B,2026-01-02,9,S-2,杯,9',
  'B,2026-01-02,-9,S-3,杯,',
  'C,2026-13-01,1,S-4,杯,',
]

const cases: KillCase[] = [
  {
    name: 'import.apply with articles and refunds',
    prepare: async (of) => {
      await openStores(of)
      const { fileId } = of.storage.put('imports/till.csv', Buffer.from(WITH_REFUNDS.join('\n')))
      return (requestId) => of.askOps('import.apply', { fileId, storeId: EAST }, requestId)
    },
  },
  {
    name: 'import.apply of customers of before',
    prepare: async (of) => {
      await openStores(of)
      const columns = { member: 'customer', date: 'date', amount: 'amount' }
      const put = (lines: readonly string[]) => of.storage.put('imports/till.csv', Buffer.from(lines.join('\n'))).fileId
      await of.ops('import.apply', { fileId: put(LINES), storeId: EAST, columns, earnPoints: true })
      const second = ['customer,date,amount', 'A,2026-02-01,300', 'A,2026-02-02,7', 'B,2026-02-01,9', 'D,2026-02-01,2']
      const fileId = put(second)
      return (requestId) => of.askOps('import.apply', { fileId, storeId: EAST, columns, earnPoints: true }, requestId)
    },
  },
  {
    name: 'import.undo',
    prepare: async (of) => {
      await openStores(of)
      const columns = { member: '卡号', date: '日期', amount: '实付', receipt: '小票', phone: '手机' }
      const read = async (lines: readonly string[]) => {
        const { fileId } = of.storage.put('imports/till.csv', Buffer.from(lines.join('\n')))
        return of.ops('import.apply', { fileId, storeId: EAST, columns, earnPoints: true })
      }
      // A customer of before gets another purchase, a phone and a refund that has waited; another one is new.
      await read(['卡号,日期,实付,小票,手机', 'A,2026-01-01,400,S-1,', 'A,2026-01-04,-9,S-2,'])
      const { importId } = await read([
        '卡号,日期,实付,小票,手机',
        'A,2026-01-02,50,S-2,13900002288',
        'B,2026-01-02,12,S-3,',
        'B,2026-01-03,-12,S-1,',
      ])
      return (requestId) => of.askOps('import.undo', { importId, note: '导错了门店' }, requestId)
    },
  },
  {
    name: 'member.answerTillRecord',
    prepare: async (of) => {
      const member = await aMember(of)
      await openStores(of)
      of.openapi.reply('phonenumber.getPhoneNumber', () => ({
        kind: 'json',
        body: { errcode: 0, phone_info: { pure_phone_number: '13900002288', country_code: '86' } },
      }))
      await member.call('member.bindPhone', { code: 'c' })
      const columns = { member: '卡号', date: '日期', amount: '实付', phone: '手机' }
      const lines = ['卡号,日期,实付,手机', 'A,2026-01-01,400,13900002288']
      const { fileId } = of.storage.put('imports/till.csv', Buffer.from(lines.join('\n')))
      await of.ops('import.apply', { fileId, storeId: EAST, columns, earnPoints: true })
      return (requestId) => member.ask('member.answerTillRecord', { isMine: true }, requestId)
    },
  },
  {
    name: 'import.saveMapping',
    prepare: async (of) => {
      await openStores(of)
      const columns = { member: 'a', date: 'b', amount: 'c' }
      return (requestId) => of.askOps('import.saveMapping', { storeId: EAST, source: 'web-shop', columns }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  importJobCases(() => shop),
)
