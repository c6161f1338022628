import fs from 'node:fs'
import path from 'node:path'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Document } from '../local-cloud/database/engine'
import type { OpenApiCall } from '../local-cloud/openapi/openapi'
import type { LocalCloudServer } from '../local-cloud/server'
import { decode, encode } from '../local-cloud/wire/ejson'
import { seedDemo } from '../scripts/demo/seed'
import { runFolder } from './run-folder'

interface Kept {
  people: ReturnType<LocalCloudServer['people']['list']>
  collections: Record<string, Document[]>
  files: { path: string; owner: string | null; base64: string }[]
  outbox: OpenApiCall[]
}

/**
 * Fills an empty cloud with the demo shop. Living its ninety days takes twenty seconds of processor time, so it is done
 * once in a run of the tests, and whoever comes later finds what that left. Two workers may live it at the same time:
 * each keeps a whole file.
 */
export async function fillWithDemo(server: LocalCloudServer): Promise<void> {
  const { cloud } = server
  // The shop stands as of today, whatever day that is when it is asked for.
  const file = path.join(runFolder(), `demo-${businessDayOf(cloud.clock.now())}.json`)
  if (fs.existsSync(file)) return restore(server, decode(fs.readFileSync(file, 'utf8'), cloud.clock.now()) as Kept)
  await seedDemo(server)
  const part = `${file}.${process.pid}`
  fs.writeFileSync(part, encode(keptOf(server)))
  fs.renameSync(part, file)
}

function keptOf({ cloud, people }: LocalCloudServer): Kept {
  const { storage, outbox, database } = cloud
  const files = storage.list().map(({ path, fileId, owner }) => {
    return { path, owner, base64: storage.get(fileId)?.toString('base64') ?? '' }
  })
  return { people: people.list(), collections: database.dump().collections, files, outbox }
}

function restore({ cloud, people }: LocalCloudServer, kept: Kept): void {
  people.add(kept.people)
  cloud.database.load({ collections: kept.collections })
  for (const { path, owner, base64 } of kept.files) cloud.storage.put(path, Buffer.from(base64, 'base64'), owner)
  cloud.outbox.push(...kept.outbox)
}
