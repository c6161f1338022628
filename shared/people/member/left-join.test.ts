import { keptKey } from './left-join'

test.each([
  ['0XM30MXA', '0XM30MXA', 'one of the shop’s codes'],
  ['i.23456789ABCD', 'i.', 'an inviter’s code'],
  ['小满的桌子', '?', 'a text that somebody has made'],
  ['mem_7K2M9QXR4T', '?', 'an id'],
])('of %s stays %s: %s', (key, kept) => {
  expect(keptKey(key)).toBe(kept)
})
