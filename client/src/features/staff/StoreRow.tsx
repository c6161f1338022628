import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Sheet } from '../../ui/Sheet'
import type { Work } from './StaffScreen'
import styles from './StoreRow.module.scss'

/** Which store this is, for staff of several; one tap to change it. */
export function StoreRow({ staff, store, changeStore }: Work) {
  const [isOpen, setIsOpen] = useState(false)
  if (!changeStore) return null
  const choose = (storeId: string) => {
    changeStore(storeId)
    setIsOpen(false)
  }
  return (
    <View className={styles.store}>
      <Card inset="rows">
        <ListRow
          icon="store"
          title={store.name}
          value={
            <Button kind="plain" size="small" label={`换门店，现在是${store.name}`} onClick={() => setIsOpen(true)}>
              换门店
            </Button>
          }
        />
      </Card>
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
    </View>
  )
}
