import { useState } from 'react'
import { useQuery } from '../../../api/use-query'
import { StaffScreen, type Work } from '../../../features/people/staff/StaffScreen'
import { StoreRow } from '../../../features/people/staff/StoreRow'
import { Door } from '../../../features/reach/booking/Door'
import { whenText } from '../../../features/reach/booking/occasion-text'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { Page } from '../../../ui/Page'
import { Section } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'

function AtStore(work: Work) {
  const { storeId } = work.store
  const [occasionId, setOccasionId] = useState<string | null>(null)
  if (occasionId !== null)
    return <AtDoor occasionId={occasionId} storeId={storeId} onBack={() => setOccasionId(null)} />
  return <Planned work={work} onOpen={setOccasionId} />
}

function Planned({ work, onOpen }: { work: Work; onOpen: (occasionId: string) => void }) {
  const list = useQuery('booking.listAtStore', { storeId: work.store.storeId })
  return (
    <Page>
      <QueryView query={list} skeleton={<Skeleton rows={4} />}>
        {({ occasions }) =>
          occasions.length === 0 ? (
            <Empty picture="calendar" title="这家店最近没有活动" note="活动在运营台的“活动”里安排" />
          ) : (
            <Section title="今天和以后的活动">
              <Card inset="rows">
                {occasions.map(({ occasionId, title, startsAt, taken, attended, places, status }) => (
                  <ListRow
                    key={occasionId}
                    title={title}
                    note={whenText(startsAt)}
                    value={status === 'calledOff' ? '已取消' : `${attended} / ${taken} 位到了，共 ${places} 位`}
                    disabled={status === 'calledOff'}
                    onClick={() => onOpen(occasionId)}
                  />
                ))}
              </Card>
            </Section>
          )
        }
      </QueryView>
      <Section title="门店">
        <Card inset="rows">
          <StoreRow {...work} />
        </Card>
      </Section>
    </Page>
  )
}

function AtDoor({ occasionId, storeId, onBack }: { occasionId: string; storeId: string; onBack: () => void }) {
  const guests = useQuery('booking.listGuests', { occasionId, storeId })
  return (
    <Page
      footer={
        <Button kind="quiet" onClick={onBack}>
          换一个活动
        </Button>
      }
    >
      <QueryView query={guests} skeleton={<Skeleton rows={5} />} dims={false}>
        {(data) => <Door guests={data} storeId={storeId} onChanged={() => void guests.refresh()} />}
      </QueryView>
    </Page>
  )
}

function DoorPage() {
  return <StaffScreen>{(work) => <AtStore {...work} />}</StaffScreen>
}

export default guarded('booking/door', DoorPage)
