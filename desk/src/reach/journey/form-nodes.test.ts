import { stepSchema, wholeSchema } from './form-nodes'
import { NODE_KINDS } from './words'

test.each(NODE_KINDS)('a form for %s has a title at every field, and leaves out what is edited elsewhere', (kind) => {
  const fields = Object.entries(stepSchema(kind)?.properties ?? {})
  if (kind !== 'end') expect(fields.length).toBeGreaterThan(0)
  for (const [key, field] of fields) {
    expect(field.title).toMatch(/[\u4e00-\u9fff]/)
    expect(['condition', 'place', 'id', 'kind']).not.toContain(key)
  }
})

test('two ways are called differently, and money is typed in yuan', () => {
  expect(stepSchema('branch')?.properties).toMatchObject({
    yes: { title: '符合的，去' },
    no: { title: '不符合的，去' },
  })
  expect(stepSchema('waitFor')?.properties).toMatchObject({
    next: { title: '等到了的，去' },
    otherwise: { title: '没等到的，去' },
  })
  expect(wholeSchema().properties?.budgetFen?.title).toBe('预算，最多花')
  expect(wholeSchema().properties?.kind?.enum).toContain('welcome')
  const kinds = wholeSchema().properties?.trigger?.oneOf?.map(({ title }) => title)
  expect(kinds).toEqual(['会员做一件事', '进入人群', '到了日子'])
})
