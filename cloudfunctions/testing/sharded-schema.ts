import { type DatabaseSchema, readSchema } from '../../local-cloud/schema'
import { nouns } from '../nouns'

/** The database as it would be on a cluster: of what is sharded only the `_id` is unique (docs/scale.md). */
export function shardedSchema(): DatabaseSchema {
  const declared = Object.assign({}, ...nouns.map(({ collections = {} }) => collections))
  const { collections } = readSchema()
  return {
    collections: Object.fromEntries(
      Object.entries(collections).map(([name, { indexes = [], ...collection }]) => {
        const isWhole = declared[name]?.shard === 'whole'
        return [
          name,
          {
            ...collection,
            indexes: indexes.map(({ unique, ...index }) => (isWhole && unique ? { ...index, unique } : index)),
          },
        ]
      }),
    ),
  }
}
