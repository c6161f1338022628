import type { CollectionSchema, DatabaseSchema, IndexSchema } from '../../local-cloud/schema'
import type { WantedIndex } from './cloud'

/** One collection in the words of the management API: CreateTable, then ModifyDatabaseACL, then UpdateTable. */
export interface CollectionPlan {
  CollectionName: string
  AclTag: string
  CreateIndexes: WantedIndex[]
}

export function toDatabasePlan({ collections }: DatabaseSchema): CollectionPlan[] {
  return Object.entries(collections).map(([name, collection]) => ({
    CollectionName: name,
    AclTag: ruleOf(name, collection),
    CreateIndexes: (collection.indexes ?? []).map(({ name: index, unique = false, sparse = false, keys }) => ({
      IndexName: index,
      MgoKeySchema: {
        MgoIndexKeys: keys.map((key) => ({ Name: key.name, Direction: key.direction })),
        MgoIsUnique: unique,
        MgoIsSparse: sparse,
      },
    })),
  }))
}

/** As a person works it off in the console, top to bottom. */
export function describeDatabase({ collections }: DatabaseSchema): string {
  return Object.entries(collections)
    .flatMap(([name, collection]) => [
      `${name}  (${ruleOf(name, collection)})`,
      ...(collection.indexes ?? []).map((index) => `    ${describeIndex(index)}`),
    ])
    .join('\n')
}

function describeIndex({ name, unique = false, sparse = false, keys }: IndexSchema): string {
  const fields = keys.map((key) => `${key.name} ${DIRECTIONS[key.direction]}`).join(', ')
  return `${name}: ${fields}${unique ? ', unique' : ''}${sparse ? ', sparse' : ''}`
}

const DIRECTIONS = { '1': 'ascending', '-1': 'descending', '2dsphere': 'geo' } as const

/** A collection without a rule would be created open to every phone. */
function ruleOf(name: string, { rule }: CollectionSchema): string {
  if (rule === undefined) throw new Error(`The collection ${name} has no rule in cloudfunctions/database.json`)
  return rule
}
