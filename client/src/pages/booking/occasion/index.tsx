import { useRouter } from '@tarojs/taro'
import { useAnswered } from '../../../api/use-answered'
import { useQuery } from '../../../api/use-query'
import { BookingAct } from '../../../features/reach/booking/BookingAct'
import { OccasionView } from '../../../features/reach/booking/OccasionView'
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
  const { query, accept } = useAnswered(useQuery('booking.get', { occasionId: id }))
  usePageViewed('occasion')
  usePullDown(query.refresh)
  return (
    <Page
      footer={
        query.data ? (
          <BookingAct
            occasion={query.data}
            now={Date.now()}
            onChanged={accept}
            onOutdated={() => void query.refresh()}
          />
        ) : null
      }
    >
      <QueryView query={query} skeleton={skeleton}>
        {(occasion) => <OccasionView occasion={occasion} />}
      </QueryView>
    </Page>
  )
}

export default guarded('booking/occasion', OccasionPage)
