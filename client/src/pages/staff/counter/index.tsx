import Taro from '@tarojs/taro'
import { CounterScreen } from '../../../features/staff/CounterScreen'
import { StaffScreen } from '../../../features/staff/StaffScreen'

function openToday() {
  void Taro.navigateTo({ url: '/pages/staff/today/index' })
}

export default function CounterPage() {
  return (
    // Another store starts with another customer.
    <StaffScreen>{(work) => <CounterScreen key={work.store.storeId} work={work} onToday={openToday} />}</StaffScreen>
  )
}
