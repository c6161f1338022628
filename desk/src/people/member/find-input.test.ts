import { findInput } from './find-input'

test.each([
  ['13800138000', { phone: '13800138000' }],
  ['138 0013-8000', { phone: '13800138000' }],
  ['+8613800138000', { phone: '+8613800138000' }],
  ['１３８ ００１３ ８０００', { phone: '13800138000' }],
  ['\u202A138\u20110013\u20118000\u202C', { phone: '13800138000' }],
  ['cl1.05zfabcd2y7k3q', { memberId: 'mem_05ZFABCD2Y' }],
  ['O5ZF–ABCD–2Y', { memberId: 'mem_05ZFABCD2Y' }],
  ['mem_05ZFABCD2Y', { memberId: 'mem_05ZFABCD2Y' }],
  ['05zf-abcd-2y', { memberId: 'mem_05ZFABCD2Y' }],
  ['05ZF ABCD 2Y7K3Q', { memberId: 'mem_05ZFABCD2Y' }],
  ['oAbCdEf12345678', { openid: 'oAbCdEf12345678' }],
])('%s is looked for as what it is', (typed, input) => {
  expect(findInput(typed)).toEqual(input)
})

test.each(['', '何青', '123'])('%p is nothing that a member can be found by', (typed) => {
  expect(findInput(typed)).toBeNull()
})
