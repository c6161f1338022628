import type { LocalCloudServer } from '../../local-cloud/server'

/** Fills an empty cloud with the demo shop 常来茶铺, through the same functions that phones and operators use. */
export async function seedDemo({ people }: LocalCloudServer): Promise<void> {
  people.add([
    { id: 'lin', name: '林间', note: '会员' },
    { id: 'zhou', name: '周小满', note: '店员' },
  ])
}

export function isEmpty({ cloud, people }: LocalCloudServer): boolean {
  return people.list().length === 0 && cloud.database.count('members') === 0
}
