import { checkSchema, readSchema } from './schema'

test('the declared database is valid', () => {
  expect(Object.keys(readSchema().collections).length).toBeGreaterThan(0)
})

const withIndexes = (indexes: unknown) => ({ collections: { c: { indexes } } })
const key = { name: 'a', direction: '1' }

test.each([
  [{}, /needs "collections"/],
  [withIndexes('x'), /must be a list/],
  [withIndexes([{ keys: [key] }]), /has no name/],
  [withIndexes([{ name: 'i', keys: [] }]), /needs 1 to 31 keys/],
  [withIndexes([{ name: 'i', keys: [{ name: 'a', direction: 1.5 }] }]), /direction/],
  [
    withIndexes([
      { name: 'i', keys: [key] },
      { name: 'i', keys: [key] },
    ]),
    /declared twice/,
  ],
])('%j is refused', (schema, message) => {
  expect(() => checkSchema(schema)).toThrow(message)
})
