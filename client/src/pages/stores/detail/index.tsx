import { useRouter } from '@tarojs/taro'
import { useQuery } from '../../../api/use-query'
import { StoreDetail } from '../../../features/front/store-guide/StoreDetail'
import { CouponsHere } from '../../../features/loyalty/coupon/CouponsHere'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { openCoupon, openStores } from '../../routes'
import { usePageViewed } from '../../use-page-viewed'
import { usePullDown } from '../../use-pull-down'

function StorePage() {
  const { id = '' } = useRouter().params
  const guide = useQuery('store-guide.list', {}, { keep: true })
  const coupons = useQuery('store-guide.listCoupons', { storeId: id }, { keep: true })
  usePageViewed('stores/detail')
  usePullDown(guide.refresh, coupons.refresh)
  return (
    <Page>
      <QueryView query={guide} skeleton={<Skeleton rows={4} />}>
        {(shown) => {
          const store = shown.stores.find(({ storeId }) => storeId === id)
          if (!store) return <Closed />
          return <StoreDetail store={store} guide={shown} onChosen={() => void guide.refresh()} />
        }}
      </QueryView>
      {coupons.data ? <CouponsHere coupons={coupons.data.coupons} now={coupons.data.now} onOpen={openCoupon} /> : null}
    </Page>
  )
}

function Closed() {
  const others = (
    <Button kind="quiet" size="small" onClick={openStores}>
      看别的门店
    </Button>
  )
  return <Empty title="这家店现在没有营业" note="别的门店照常" action={others} />
}

export default guarded('stores/detail', StorePage)
