import type { Shop } from '../../../../testing/shop'

export function keepOf({ database, clock }: Shop, memberId: string): void {
  database.put('usual_stores', { _id: memberId, storeId: 'str_east', at: clock.now() })
}
