import { useState } from 'react'
import { useQuery } from '../../api/use-query'
import { BuySheet } from '../../features/loyalty/coupon/BuySheet'
import type { CentreTemplate } from '../../features/loyalty/coupon/centre-groups'
import { PointsCoupons } from '../../features/loyalty/coupon/PointsCoupons'
import { useResults } from '../../features/loyalty/coupon/use-results'
import { ExchangeSheet } from '../../features/loyalty/points-shop/ExchangeSheet'
import { GoodsGrid } from '../../features/loyalty/points-shop/GoodsGrid'
import { ShopHead } from '../../features/loyalty/points-shop/ShopHead'
import { StoreSheet } from '../../features/loyalty/points-shop/StoreSheet'
import type { ShopGoods } from '../../features/loyalty/points-shop/shop-text'
import { readStored, writeStored } from '../../platform/storage'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openCoupon, openPickUp, openPickUps } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

/** The store that was chosen on this phone. */
const STORE_KEY = 'changlai.points-shop.store'

function storedStore(): string | undefined {
  const stored = readStored(STORE_KEY)
  return typeof stored === 'string' && /^str_[\w-]{1,40}$/.test(stored) ? stored : undefined
}

function PointsShopPage() {
  const [storeId, setStoreId] = useState(storedStore)
  const shop = useQuery('points-shop.getShop', storeId === undefined ? {} : { storeId }, { keep: true })
  const centre = useQuery('coupon.listCentre', {}, { keep: true })
  const refresh = async () => void (await Promise.all([shop.refresh(), centre.refresh()]))
  const results = useResults(() => void refresh())
  const [buying, setBuying] = useState<CentreTemplate | null>(null)
  const [exchanging, setExchanging] = useState<ShopGoods | null>(null)
  const [isChoosing, setIsChoosing] = useState(false)
  usePageViewed('points-shop')
  usePullDown(refresh)
  const choose = (chosen: string) => {
    writeStored(STORE_KEY, chosen)
    setStoreId(chosen)
    setIsChoosing(false)
  }
  const exchanged = (pickUpId: string) => {
    setExchanging(null)
    openPickUp(pickUpId)
  }
  const { data } = shop
  return (
    <Page>
      <QueryView query={shop} skeleton={<Skeleton rows={5} />}>
        {(shown) => (
          <>
            <ShopHead shop={shown} onHistory={openPickUps} />
            {centre.data ? (
              <PointsCoupons centre={centre.data} results={results} onBuy={setBuying} onUse={openCoupon} />
            ) : null}
            <GoodsGrid shop={shown} onExchange={setExchanging} onChooseStore={() => setIsChoosing(true)} />
          </>
        )}
      </QueryView>
      {centre.data && buying?.pricePoints ? (
        <BuySheet
          template={buying}
          pricePoints={buying.pricePoints}
          points={centre.data.points}
          now={centre.data.now}
          results={results}
          onClose={() => setBuying(null)}
        />
      ) : null}
      {data && exchanging ? (
        <ExchangeSheet
          goods={data.goods.find(({ goodsId }) => goodsId === exchanging.goodsId) ?? exchanging}
          shop={data}
          onClose={() => setExchanging(null)}
          onExchanged={exchanged}
          onOutdated={() => void refresh()}
        />
      ) : null}
      {data && isChoosing ? <StoreSheet shop={data} onChoose={choose} onClose={() => setIsChoosing(false)} /> : null}
    </Page>
  )
}

export default guarded('points-shop', PointsShopPage)
