import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '../../api/use-query'
import { BuySheet } from '../../features/loyalty/coupon/BuySheet'
import { CentreList } from '../../features/loyalty/coupon/CentreList'
import type { CentreTemplate } from '../../features/loyalty/coupon/centre-groups'
import type { CouponView } from '../../features/loyalty/coupon/coupon-text'
import { ExchangedLine } from '../../features/loyalty/coupon/ExchangedLine'
import { ExchangeRow } from '../../features/loyalty/coupon/ExchangeRow'
import { ExchangeSheet } from '../../features/loyalty/coupon/ExchangeSheet'
import { RulesSheet } from '../../features/loyalty/coupon/RulesSheet'
import { useResults } from '../../features/loyalty/coupon/use-results'
import { useAsking, useKnownReminders } from '../../features/reach/message/use-reminder'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openCheckIn, openCoupon, openProfile, openTiers, showCoupons } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePlainShare } from '../use-plain-share'
import { usePullDown } from '../use-pull-down'

function CouponCentrePage() {
  const centre = useQuery('coupon.listCentre', {}, { keep: true })
  const results = useResults(() => void centre.refresh())
  const [buying, setBuying] = useState<CentreTemplate | null>(null)
  const [explained, setExplained] = useState<CentreTemplate | null>(null)
  const { exchange } = useRouter().params
  const [isExchanging, setIsExchanging] = useState(exchange !== undefined)
  const [exchanged, setExchanged] = useState<CouponView | null>(null)
  usePageViewed('coupon-centre')
  usePullDown(centre.refresh)
  usePlainShare()
  // Shown only once.
  useDidShow(() => setExchanged(null))
  const asking = useAsking(useKnownReminders())
  const acts = {
    onTake: () => asking.topUp('coupon-ending'),
    onUse: openCoupon,
    onWallet: showCoupons,
    onBuy: setBuying,
    onExplain: setExplained,
    onTiers: openTiers,
    onProfile: openProfile,
    onEarn: () => openCheckIn(),
  }
  const receive = (coupon: CouponView) => {
    setIsExchanging(false)
    setExchanged(coupon)
    void centre.refresh()
  }
  const { data } = centre
  return (
    <Page>
      {exchanged ? <ExchangedLine coupon={exchanged} onUse={openCoupon} /> : null}
      <QueryView query={centre} skeleton={<Skeleton rows={5} />}>
        {(shown) => <CentreList centre={shown} results={results} acts={acts} />}
      </QueryView>
      <ExchangeRow onOpen={() => setIsExchanging(true)} />
      {isExchanging ? <ExchangeSheet onClose={() => setIsExchanging(false)} onExchanged={receive} /> : null}
      {data && buying?.pricePoints ? (
        <BuySheet
          template={buying}
          pricePoints={buying.pricePoints}
          points={data.points}
          now={data.now}
          results={results}
          onClose={() => setBuying(null)}
        />
      ) : null}
      {data && explained ? <RulesSheet template={explained} centre={data} onClose={() => setExplained(null)} /> : null}
    </Page>
  )
}

export default guarded('coupon-centre', CouponCentrePage)
