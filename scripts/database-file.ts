/**
 * `npx tsx scripts/database-file.ts`: makes `cloudfunctions/database.json` of what the nouns declare. The local cloud
 * and the deployment read that file; a test holds it against the declarations.
 */
import fs from 'node:fs'
import path from 'node:path'
import { nouns } from '../cloudfunctions/nouns'
import type { IndexDeclaration, Noun } from '../cloudfunctions/platform/noun/noun'
import type { DatabaseSchema, IndexSchema } from '../local-cloud/schema'
import { ROOT } from './stale'

const FILE = path.join(ROOT, 'cloudfunctions', 'database.json')

/** Every collection is closed to phones. */
export function databaseFile(declared: readonly Noun[]): string {
  const collections: DatabaseSchema['collections'] = {}
  for (const { name: noun, collections: own = {} } of declared) {
    for (const [name, { indexes }] of Object.entries(own)) {
      if (collections[name]) throw new Error(`${noun} declares ${name}, which another noun has declared`)
      collections[name] = { rule: 'ADMINONLY', indexes: Object.entries(indexes).map(toIndex) }
    }
  }
  return `${JSON.stringify({ collections }, null, 2)}\n`
}

function toIndex([name, index]: [string, IndexDeclaration]): IndexSchema {
  const keys = 'unique' in index ? index.unique : index
  return {
    name,
    unique: 'unique' in index,
    ...('sparse' in index && index.sparse ? { sparse: true } : {}),
    keys: keys.map((key) =>
      key.startsWith('-') ? { name: key.slice(1), direction: '-1' } : { name: key, direction: '1' },
    ),
  }
}

export const renewDatabaseFile = (): void => fs.writeFileSync(FILE, databaseFile(nouns))

if (require.main === module) renewDatabaseFile()
