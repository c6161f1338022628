import { Tabbed } from '../../ui/Tabbed'
import { GoodsList } from './GoodsList'
import { WaitingList } from './WaitingList'

export default function PointsShopPage() {
  return (
    <Tabbed
      base="/points-shop"
      title="积分商城"
      tabs={[
        { path: 'goods', title: '商品', Tab: GoodsList },
        { path: 'waiting', title: '等待取货', Tab: WaitingList },
      ]}
    />
  )
}
