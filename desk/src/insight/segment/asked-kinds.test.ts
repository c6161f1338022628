import { nodeOf } from '#shared/base/settings/schema-node'
import { unnamed } from '../../ui/form/testing/unnamed'
import { SEGMENT_KINDS } from './asked-kinds'

test('every field of every question has a name that a person reads', () => {
  for (const [kind, { schema, title }] of Object.entries(SEGMENT_KINDS)) {
    expect(title).not.toBe('')
    // Words to choose from are named by whoever shows the form.
    expect(unnamed(nodeOf(schema), kind).filter((path) => !path.includes(': '))).toEqual([])
  }
})
