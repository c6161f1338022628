import { useState } from 'react'
import { Button } from '../../../ui/Button'
import { ListRow } from '../../../ui/ListRow'
import { Sheet } from '../../../ui/Sheet'
import type { Work } from './StaffScreen'

/** Which store this is; staff of several stores change it here. For use in a `Card inset="rows"`. */
export function StoreRow({ staff, store, changeStore }: Work) {
  const [isOpen, setIsOpen] = useState(false)
  if (!changeStore) return <ListRow icon="store" title={store.name} value={staff.name} />
  const choose = (storeId: string) => {
    changeStore(storeId)
    setIsOpen(false)
  }
  return (
    <>
      <ListRow
        icon="store"
        title={store.name}
        note={staff.name}
        value={
          <Button kind="quiet" size="small" label={`换门店，现在是${store.name}`} onClick={() => setIsOpen(true)}>
            换门店
          </Button>
        }
      />
      <Sheet open={isOpen} title="换门店" onClose={() => setIsOpen(false)}>
        {staff.stores.map(({ storeId, name, address }) => (
          <ListRow
            key={storeId}
            title={name}
            note={address}
            {...(storeId === store.storeId ? { value: '现在' } : { onClick: () => choose(storeId) })}
          />
        ))}
      </Sheet>
    </>
  )
}
