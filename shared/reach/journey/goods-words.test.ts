import { withGoods } from './goods-words'

const goods = { again: '明前龙井', mayLike: '竹节杯' }

test.each([
  ['明天也来坐坐', { again: null, mayLike: null }, '明天也来坐坐'],
  ['{常买的}到了新的，也可以看看{可能喜欢的}', goods, '明前龙井到了新的，也可以看看竹节杯'],
  ['{常买的}到了新的', { ...goods, again: null }, null],
  ['看看{可能喜欢的}', { ...goods, mayLike: '全网最好的杯' }, null],
])('%s becomes what may be sent, or nothing', (text, own, said) => {
  expect(withGoods(text, own)).toBe(said)
})
