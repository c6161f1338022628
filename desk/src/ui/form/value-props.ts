import type { Path, SchemaNode } from './schema-node'

/** A place of a document, with what it is called and what its schema says of it. */
export interface ValueProps {
  name: string
  node: SchemaNode
  value: unknown
  path: Path
  isOptional?: boolean
  /** Without a label of its own. */
  isBare?: boolean
}
