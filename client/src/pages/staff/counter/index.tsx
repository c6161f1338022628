import { CounterScreen } from '../../../features/staff/CounterScreen'
import { StaffScreen } from '../../../features/staff/StaffScreen'
import { guarded } from '../../guarded'
import { openToday } from '../../routes'

function CounterPage() {
  return (
    // Another store starts with another customer.
    <StaffScreen>{(work) => <CounterScreen key={work.store.storeId} work={work} onToday={openToday} />}</StaffScreen>
  )
}

export default guarded('staff/counter', CounterPage)
