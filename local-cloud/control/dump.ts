import * as z from 'zod'
import type { Document } from '../database/engine'
import { revive, toRelaxed } from '../wire/ejson'
import type { CloudParts } from './parts'
import { personSeedSchema } from './people'

export const dumpSchema = z.strictObject({
  people: z.array(personSeedSchema).default([]),
  /** Documents as relaxed extended JSON. */
  collections: z.record(z.string(), z.array(z.looseObject({ _id: z.unknown() }))),
  files: z.array(z.strictObject({ path: z.string(), base64: z.string() })).default([]),
})

/** Everything that makes a shop: who there is, what is stored, which files. Time and faults are left out. */
export type Dump = z.infer<typeof dumpSchema>

export function takeDump({ cloud, people }: Pick<CloudParts, 'cloud' | 'people'>): Dump {
  const { collections } = cloud.database.dump()
  return {
    people: people.list(),
    collections: toRelaxed(collections) as Dump['collections'], // A record of lists stays one.
    files: cloud.storage.list().map(({ path, fileId }) => ({
      path,
      base64: (cloud.storage.get(fileId) ?? Buffer.alloc(0)).toString('base64'),
    })),
  }
}

/** Replaces everything by the dump. */
export function loadDump({ cloud, people }: Pick<CloudParts, 'cloud' | 'people'>, dump: Dump): void {
  const collections = revive(dump.collections, cloud.clock.now()) as Record<string, Document[]> // Checked by the schema.
  cloud.database.load({ collections })
  cloud.storage.reset()
  for (const { path, base64 } of dump.files) cloud.storage.put(path, Buffer.from(base64, 'base64'))
  people.clear()
  people.add(dump.people)
}
