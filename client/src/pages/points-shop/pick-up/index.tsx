import { useRouter } from '@tarojs/taro'
import { useQuery } from '../../../api/use-query'
import { CancelPickUp } from '../../../features/loyalty/points-shop/CancelPickUp'
import { PickUpTicket } from '../../../features/loyalty/points-shop/PickUpTicket'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { usePageViewed } from '../../use-page-viewed'
import { usePullDown } from '../../use-pull-down'

function PickUpPage() {
  const { id = '' } = useRouter().params
  const asked = useQuery('points-shop.getPickUp', { pickUpId: id }, { keep: true })
  usePageViewed('points-shop/pick-up')
  usePullDown(asked.refresh)
  return (
    <Page>
      <QueryView query={asked} skeleton={<Skeleton rows={5} />} dims={false}>
        {(answer) => (
          <>
            <PickUpTicket answer={answer} />
            {answer.pickUp.code === null ? null : (
              <CancelPickUp pickUp={answer.pickUp} onChanged={() => void asked.refresh()} />
            )}
          </>
        )}
      </QueryView>
    </Page>
  )
}

export default guarded('points-shop/pick-up', PickUpPage)
