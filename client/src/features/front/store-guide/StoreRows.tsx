import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { distanceText, type GuideStore, openText } from './store-text'

interface Props {
  stores: readonly { store: GuideStore; meters: number | null }[]
  now: number
  onOpen: (storeId: string) => void
}

export function StoreRows({ stores, now, onOpen }: Props) {
  return (
    <Card inset="rows">
      {stores.map(({ store, meters }) => (
        <ListRow
          key={store.storeId}
          icon="store"
          title={store.name}
          note={[store.address, openText(store, now)].filter(Boolean).join(' · ')}
          {...(meters !== null && { value: distanceText(meters) })}
          onClick={() => onOpen(store.storeId)}
        />
      ))}
    </Card>
  )
}
