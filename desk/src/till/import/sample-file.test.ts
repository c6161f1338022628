import { sampleFile } from './sample-file'

test('the sample reads as a till’s file in GBK does', () => {
  const [head, first] = new TextDecoder('gbk').decode(sampleFile()).split('\r\n')
  expect(head).toBe('会员卡号,小票号,消费日期,实付金额')
  expect(first).toBe('G1,R1,2026-11-01,35.00')
})
