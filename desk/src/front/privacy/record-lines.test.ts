import { recordLines } from './record-lines'

test('a record is told in the words of its member, money in yuan and instants in the shop’s time', () => {
  const record = {
    ...{ _id: 'x', memberId: 'mem_1', amountFen: 3450, at: Date.UTC(2020, 10, 3, 1, 41), isGranted: false },
    ...{ purpose: 'marketing', growth: {}, storeId: null, rewards: [{ points: 5 }, { points: 8 }] },
  }
  expect(recordLines(record)).toEqual([
    ['金额', '¥34.50'],
    ['时间', '2020年11月3日 09:41'],
    ['是否同意', '否'],
    ['用途', '优惠消息'],
    ['成长值', '没有'],
    ['奖励', '积分 5；积分 8'],
  ])
})
