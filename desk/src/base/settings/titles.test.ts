import { optionTitle, titleOf } from '../../ui/form/field-words'
import { nodeOf, type SchemaNode } from '../../ui/form/schema-node'
import { DOCUMENTS, schemaOf } from './rule-documents'

/** The paths of fields below a place that would be shown under their stored name. */
function unnamed(node: SchemaNode, path: string): string[] {
  const branches = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.prefixItems ?? [])]
  const words = (node.enum ?? []).filter((word) => typeof word === 'string' && optionTitle(word) === word)
  const inside = [...branches, ...(node.items ? [node.items] : [])].flatMap((part) => unnamed(part, path))
  const fields = Object.entries(node.properties ?? {}).filter(([, part]) => part.const === undefined)
  return [
    ...words.map((word) => `${path}: ${word}`),
    ...inside,
    ...fields.flatMap(([key, part]) => [
      ...(titleOf(key, part) === key ? [`${path}.${key}`] : []),
      ...unnamed(part, `${path}.${key}`),
    ]),
  ]
}

test.each([...DOCUMENTS.map(({ setting }) => setting), 'coupon-template:any'])(
  'every field of %s has a name that a person reads',
  (setting) => {
    const schema = schemaOf(setting)
    expect(schema === null ? ['no schema'] : unnamed(nodeOf(schema), setting)).toEqual([])
  },
)
