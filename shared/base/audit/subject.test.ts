import { subjectOf } from './subject'

test.each<[string, unknown, string]>([
  ['the member first', { storeId: 'str_a', memberId: 'mem_a' }, 'mem_a'],
  ['the record that a merge ends', { into: 'mem_b', from: 'mem_a' }, 'mem_a'],
  ['the rule document', { setting: 'tier', value: {} }, 'tier'],
  ['any id', { couponId: 'cpn_a', note: 'x' }, 'cpn_a'],
  ['the shop, where nothing is named', { note: 'x' }, 'shop'],
  ['the shop, where an id is empty or no text', { memberId: '', jobId: 4 }, 'shop'],
  ['the shop, without an input', null, 'shop'],
])('%s', (_what, input, subject) => {
  expect(subjectOf(input)).toBe(subject)
})
