import { useState } from 'react'
import { GoodsLists } from '../../features/insight/recommendation/GoodsLists'
import { useWallet, type WalletTab } from '../../features/loyalty/coupon/use-wallet'
import { WalletDoors } from '../../features/loyalty/coupon/WalletDoors'
import { WalletList } from '../../features/loyalty/coupon/WalletList'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { Tabs } from '../../ui/Tabs'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openCoupon, openCouponCentre, openExchange, showCode } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function CouponsPage() {
  const [tab, setTab] = useState<WalletTab>('usable')
  const wallets = {
    usable: useWallet('usable'),
    used: useWallet('used', tab === 'used'),
    ended: useWallet('ended', tab === 'ended'),
  }
  usePageViewed('coupons')
  usePullDown(wallets[tab].query.refresh)
  const { query, more } = wallets[tab]
  const known = wallets.usable.query.data
  const count = known && known.nextCursor === null ? known.coupons.length : 0
  return (
    <Page>
      <WalletDoors onCentre={openCouponCentre} onExchange={openExchange} />
      <Tabs
        tabs={[
          { key: 'usable', text: '可用', count },
          { key: 'used', text: '已用' },
          { key: 'ended', text: '已失效' },
        ]}
        current={tab}
        onChange={setTab}
      />
      <QueryView query={query} skeleton={<Skeleton rows={4} />}>
        {(page) => <WalletList tab={tab} page={page} more={more} onOpen={openCoupon} onCentre={openCouponCentre} />}
      </QueryView>
      <GoodsLists mayAsk={tab === 'usable' && known !== null} onCode={showCode} />
    </Page>
  )
}

export default guarded('coupons', CouponsPage)
