import { askedMember } from './asked-member'

test('a member’s number and a day are asked for, anything else is not', () => {
  expect(askedMember('05zf-abcd-2y', '2026-11-22')).toEqual({ memberId: 'mem_05ZFABCD2Y', day: '2026-11-22' })
  expect(askedMember('13800138000', '2026-11-22')).toBeNull()
  expect(askedMember('05ZFABCD2Y', '')).toBeNull()
})
