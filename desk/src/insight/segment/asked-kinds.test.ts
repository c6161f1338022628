import { nodeOf } from '#shared/base/settings/schema-node'
import { unnamed } from '../../ui/form/testing/unnamed'
import { SEGMENT_KINDS } from './asked-kinds'

test('every field of every question has a name that a person reads, and so has every word to choose from', () => {
  const all = Object.entries(SEGMENT_KINDS).flatMap(([kind, { schema, choices = {} }]) => {
    const named = Object.entries(choices).flatMap(([field, some]) =>
      (some ?? []).map(({ value }) => `${kind}.${field}: ${value}`),
    )
    return unnamed(nodeOf(schema), kind).filter((path) => !named.includes(path))
  })
  expect(all).toEqual([])
})
