import { CounterScreen } from '../../../features/staff/CounterScreen'
import { StaffScreen } from '../../../features/staff/StaffScreen'
import { openToday } from '../../routes'

export default function CounterPage() {
  return (
    // Another store starts with another customer.
    <StaffScreen>{(work) => <CounterScreen key={work.store.storeId} work={work} onToday={openToday} />}</StaffScreen>
  )
}
