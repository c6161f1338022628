import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Sheet } from '../../../ui/Sheet'
import type { PointsShop } from './shop-text'

type Props = { shop: PointsShop; onChoose: (storeId: string) => void; onClose: () => void }

/** The stores that have something to collect. */
export function StoreSheet({ shop, onChoose, onClose }: Props) {
  return (
    <Sheet open title="在哪家店取" onClose={onClose}>
      <Card inset="rows">
        {shop.stores.map(({ storeId, name }) => (
          <ListRow
            key={storeId}
            icon={storeId === shop.storeId ? 'check' : 'store'}
            title={name}
            onClick={() => onChoose(storeId)}
          />
        ))}
      </Card>
    </Sheet>
  )
}
