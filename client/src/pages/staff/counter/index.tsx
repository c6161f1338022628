import { StaffScreen } from '../../../features/people/staff/StaffScreen'
import { StoreRow } from '../../../features/people/staff/StoreRow'
import { CounterScreen } from '../../../features/till/purchase/CounterScreen'
import { guarded } from '../../guarded'
import { openToday } from '../../routes'

function CounterPage() {
  return (
    // Another store starts with another customer.
    <StaffScreen>
      {(work) => (
        <CounterScreen
          key={work.store.storeId}
          store={work.store}
          storeRow={<StoreRow {...work} />}
          onToday={openToday}
        />
      )}
    </StaffScreen>
  )
}

export default guarded('staff/counter', CounterPage)
