import { toNames } from './names'

test('one noun, written as each place wants it', () => {
  expect(toNames('reach/gift-card')).toEqual({
    shelf: 'reach',
    noun: 'gift-card',
    value: 'giftCard',
    type: 'GiftCard',
    collection: 'gift_cards',
    job: 'forget-gift-cards',
    words: 'gift card',
  })
})

test.each([
  ['survey', 'surveys'],
  ['story', 'stories'],
  ['prize-box', 'prize_boxes'],
  ['branch', 'branches'],
])('the collection of %s is %s', (noun, collection) => {
  expect(toNames(`reach/${noun}`).collection).toBe(collection)
})

test.each(['', 'Gift', 'gift_card', 'gift card', 'gift-', '-gift', 'gift2', '../gift', 'a'.repeat(31)])(
  '%j is not a noun',
  (noun) => expect(() => toNames(`reach/${noun}`)).toThrow(noun.includes('/') ? 'a shelf and a noun' : 'kebab-case'),
)

test.each(['map', 'date', 'record', 'promise', 'text-decoder'])('%s would hide a type of the language', (noun) => {
  expect(() => toNames(`reach/${noun}`)).toThrow('already')
})

test.each(['gift-card', 'attic/gift-card', 'reach/gift/card'])('%j is no place', (place) => {
  expect(() => toNames(place)).toThrow('a shelf and a noun')
})
