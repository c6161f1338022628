import { CounterScreen } from '../../../features/people/staff/CounterScreen'
import { StaffScreen } from '../../../features/people/staff/StaffScreen'
import { guarded } from '../../guarded'
import { openToday } from '../../routes'

function CounterPage() {
  return (
    // Another store starts with another customer.
    <StaffScreen>{(work) => <CounterScreen key={work.store.storeId} work={work} onToday={openToday} />}</StaffScreen>
  )
}

export default guarded('staff/counter', CounterPage)
