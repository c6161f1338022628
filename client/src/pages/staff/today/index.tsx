import Taro from '@tarojs/taro'
import { useState } from 'react'
import { type BusinessDay, businessDayOf, parseBusinessDay } from '#shared/kernel/business-day'
import { useQuery } from '../../../api/use-query'
import { StaffScreen, type Work } from '../../../features/people/staff/StaffScreen'
import { StoreRow } from '../../../features/people/staff/StoreRow'
import { PurchaseFinder } from '../../../features/till/purchase/PurchaseFinder'
import { TodayBoard } from '../../../features/till/purchase/TodayBoard'
import { Card } from '../../../ui/Card'
import { Field } from '../../../ui/Field'
import { Page } from '../../../ui/Page'
import { Section } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'

// Never sent: the query waits until a day is chosen.
const NO_DAY = businessDayOf(0)

const COUNTER = 'pages/staff/counter/index'

/** Back to the counter that opened this page, with everything typed there; otherwise a new counter. */
function openCounter() {
  const pages = Taro.getCurrentPages()
  const before = pages[pages.length - 2]?.route ?? ''
  if (before.includes(COUNTER)) void Taro.navigateBack()
  else void Taro.redirectTo({ url: `/${COUNTER}` })
}

function Today(work: Work) {
  const { storeId, name } = work.store
  const [day, setDay] = useState<BusinessDay | null>(null)
  const isToday = day === null
  const ofToday = useQuery('purchase.listToday', { storeId }, { enabled: isToday })
  const ofDay = useQuery('purchase.listOfDay', { storeId, day: day ?? NO_DAY }, { enabled: !isToday })
  const query = isToday ? ofToday : ofDay
  const today = ofToday.data?.day ?? null
  const fromDay = ofToday.data?.refundFromDay
  return (
    <Page title={`${isToday ? '今日记录' : '往日记录'} · ${name}`}>
      <QueryView query={query} skeleton={<Skeleton rows={5} />}>
        {(today) => (
          <TodayBoard today={today} isToday={isToday} onChanged={() => void query.refresh()} onCounter={openCounter} />
        )}
      </QueryView>
      {today ? <PurchaseFinder storeId={storeId} onChanged={() => void query.refresh()} /> : null}
      {today ? (
        <Section title="别的日子" note="可以退款的日子">
          <Card>
            <Field
              label="日期"
              kind="date"
              value={day ?? today}
              from={fromDay}
              to={today}
              onChange={(chosen) => setDay(chosen === today ? null : parseBusinessDay(chosen))}
            />
          </Card>
        </Section>
      ) : null}
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
