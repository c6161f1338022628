import type { SchemaNode } from '#shared/base/settings/schema-node'
import type { Path } from './schema-node'

/** A place of a document, with its title and its schema. */
export interface ValueProps {
  name: string
  node: SchemaNode
  value: unknown
  path: Path
  isOptional?: boolean
  /** Draws no label. */
  isBare?: boolean
}
