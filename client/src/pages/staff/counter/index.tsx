import { GoodsPicker } from '../../../features/goods/product/GoodsPicker'
import { useCatalogue } from '../../../features/goods/product/use-catalogue'
import { ConfirmRows, useConfirming } from '../../../features/growth/task/ConfirmRows'
import { TagCheckRow } from '../../../features/insight/tag/TagCheckRow'
import { StaffScreen, type Work } from '../../../features/people/staff/StaffScreen'
import { StoreRow } from '../../../features/people/staff/StoreRow'
import { GuestCard } from '../../../features/reach/follow-up/GuestCard'
import { useGuests } from '../../../features/reach/follow-up/use-guests'
import { CounterScreen } from '../../../features/till/purchase/CounterScreen'
import { guarded } from '../../guarded'
import { openFollowUps, openHandOver, openToday } from '../../routes'

function Counter(work: Work) {
  const { products, refresh } = useCatalogue()
  const confirming = useConfirming()
  const guests = useGuests(work.store.storeId)
  return (
    // Another store starts with another customer.
    <CounterScreen
      key={work.store.storeId}
      store={work.store}
      storeRow={<StoreRow {...work} />}
      onToday={openToday}
      onPickUp={openHandOver}
      goods={products.length === 0 ? null : (picking) => <GoodsPicker products={products} {...picking} />}
      onStaleGoods={refresh}
      greeting={(member) => <GuestCard guests={guests} storeId={work.store.storeId} member={member} />}
      onFollowUps={openFollowUps}
      beside={(member) => <ConfirmRows confirming={confirming} storeId={work.store.storeId} member={member} />}
      afterwards={(member) => <TagCheckRow storeId={work.store.storeId} member={member} />}
    />
  )
}

function CounterPage() {
  return <StaffScreen>{(work) => <Counter {...work} />}</StaffScreen>
}

export default guarded('staff/counter', CounterPage)
