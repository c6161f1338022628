import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '../../../api/use-query'
import { BookingAct } from '../../../features/reach/booking/BookingAct'
import { OccasionView } from '../../../features/reach/booking/OccasionView'
import type { OccasionPage as Occasion } from '../../../features/reach/booking/occasion-text'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { usePageViewed } from '../../use-page-viewed'
import { usePullDown } from '../../use-pull-down'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={4} />
  </>
)

function OccasionPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('booking.get', { occasionId: id })
  // What an act has answered is newer than what was asked for before it.
  const [answered, setAnswered] = useState<Occasion | null>(null)
  usePageViewed('occasion')
  const refresh = async () => {
    setAnswered(null)
    await query.refresh()
  }
  usePullDown(refresh)
  const occasion = answered ?? query.data
  return (
    <Page
      footer={
        occasion ? (
          <BookingAct
            occasion={occasion}
            now={Date.now()}
            onChanged={setAnswered}
            onOutdated={() => void query.refresh()}
          />
        ) : null
      }
    >
      <QueryView query={query} skeleton={skeleton}>
        {(data) => <OccasionView occasion={answered ?? data} />}
      </QueryView>
    </Page>
  )
}

export default guarded('booking/occasion', OccasionPage)
