import Taro from '@tarojs/taro'
import { useQuery } from '../../../api/use-query'
import { StaffScreen, type Work } from '../../../features/staff/StaffScreen'
import { StoreRow } from '../../../features/staff/StoreRow'
import { TodayBoard } from '../../../features/staff/TodayBoard'
import { Card } from '../../../ui/Card'
import { Page } from '../../../ui/Page'
import { Section } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'

const COUNTER = 'pages/staff/counter/index'

/** Back to the counter that this came from, with all that is typed there; a new one otherwise. */
function openCounter() {
  const pages = Taro.getCurrentPages()
  const before = pages[pages.length - 2]?.route ?? ''
  if (before.includes(COUNTER)) void Taro.navigateBack()
  else void Taro.redirectTo({ url: `/${COUNTER}` })
}

function Today(work: Work) {
  const { storeId, name } = work.store
  const query = useQuery('purchase.listToday', { storeId })
  return (
    <Page title={`今日记录 · ${name}`}>
      <QueryView query={query} skeleton={<Skeleton rows={5} />}>
        {(today) => <TodayBoard today={today} onChanged={() => void query.refresh()} onCounter={openCounter} />}
      </QueryView>
      <Section title="门店">
        <Card inset="rows">
          <StoreRow {...work} />
        </Card>
      </Section>
    </Page>
  )
}

function TodayPage() {
  return <StaffScreen>{(work) => <Today {...work} />}</StaffScreen>
}

export default guarded('staff/today', TodayPage)
