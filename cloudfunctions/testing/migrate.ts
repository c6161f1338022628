import { NOTHING_BEGUN, type StoredSchema } from '#shared/base/migration/schema'
import type { Shop } from './shop'

/** Notes the stored data as migrated this far. */
export function putSchema(shop: Shop, schema: Partial<StoredSchema>): void {
  const value = { ...NOTHING_BEGUN, ...schema }
  shop.database.put('settings', { _id: 'schema', version: 0, value, digest: '', by: '系统', at: shop.clock.now() })
}

/** Every migration, without the wait for functions of before. */
export async function migrateAll(shop: Shop): Promise<void> {
  let status = 'running'
  while (status === 'running') ({ status } = await shop.ops('job.run', { job: 'migrate', force: true }))
}
