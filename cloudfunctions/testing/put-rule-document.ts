import { digestOf } from '../domains/base/settings/settings.face'
import type { Shop } from './shop'

/** A rule document as two people have agreed to it, known at once to every instance. */
export function putRuleDocument(shop: Shop, setting: string, value: object): void {
  shop.database.put('settings', { _id: setting, version: 1, value, digest: digestOf(value), by: 'test', at: 0 })
  shop.coolDown()
}
