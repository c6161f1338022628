import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'
import { useQuery } from '../../api/use-query'
import { OccasionList } from '../../features/reach/booking/OccasionList'
import { shelvesOf } from '../../features/reach/booking/occasion-text'
import { Empty } from '../../ui/Empty'
import { Page } from '../../ui/Page'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openOccasion } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function BookingPage() {
  const list = useQuery('booking.listOpen', {})
  const wasShown = useRef(false)
  usePageViewed('booking')
  usePullDown(list.refresh)
  // Back from an occasion, something may have been booked there.
  useDidShow(() => {
    if (wasShown.current) void list.refresh()
    wasShown.current = true
  })
  return (
    <Page>
      <QueryView query={list} skeleton={<Skeleton rows={4} />}>
        {({ coming, mine }) => {
          const { booked, open, past } = shelvesOf(coming, mine)
          return (
            <>
              {booked.length > 0 ? (
                <Section title="我报名的">
                  <OccasionList occasions={booked} showsPlaces={false} onOpen={openOccasion} />
                </Section>
              ) : null}
              {open.length > 0 ? (
                <Section title="可以报名的">
                  <OccasionList occasions={open} showsPlaces onOpen={openOccasion} />
                </Section>
              ) : null}
              {coming.length === 0 ? (
                <Empty picture="calendar" title="最近没有活动" note="店里安排了品鉴或课程，会写在这里" />
              ) : null}
              {past.length > 0 ? (
                <Section title="以前的">
                  <OccasionList occasions={past} showsPlaces={false} onOpen={openOccasion} />
                </Section>
              ) : null}
            </>
          )
        }}
      </QueryView>
    </Page>
  )
}

export default guarded('booking', BookingPage)
