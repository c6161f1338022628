import type { SchemaNode } from '#shared/base/settings/schema-node'
import { optionTitle, titleOf } from '../field-words'

/** The paths of fields below a place that and the words to choose from, that would be shown under their stored name. */
export function unnamed(node: SchemaNode, path: string): string[] {
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
