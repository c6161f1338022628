import { addDays } from '#shared/kernel/business-day'
import { refusalText } from '../../../api/refusal-text'
import { shopToday } from '../../../api/shop-clock'
import { useMutation } from '../../../api/use-mutation'
import { vibrateShort } from '../../../platform/vibration'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { dayText } from '../../../ui/time-text'
import type { PointsShop, ShopGoods } from './shop-text'

interface Props {
  goods: ShopGoods
  shop: PointsShop
  onClose: () => void
  onExchanged: (pickUpId: string) => void
  /** The refusal may be of something that is shown wrong by now: the stock, the price, the points. */
  onOutdated: () => void
}

/** What it costs, where it is and until when, before any points are spent. */
export function ExchangeSheet({ goods, shop, onClose, onExchanged, onOutdated }: Props) {
  const { goodsId, title, detail, pricePoints, pickUpDays } = goods
  const store = shop.stores.find(({ storeId }) => storeId === shop.storeId)
  const { run, running, error } = useMutation('points-shop.exchange', {
    onDone: ({ pickUp }) => {
      vibrateShort()
      onExchanged(pickUp.pickUpId)
    },
    onError: onOutdated,
  })
  if (!store) return null
  const untilDay = addDays(shopToday(), pickUpDays - 1)
  return (
    <Sheet
      open
      title={`兑换${title}`}
      onClose={onClose}
      footer={
        <>
          {error ? <Notice tone="danger">{refusalText(error)}</Notice> : null}
          <Button loading={running} onClick={() => void run({ goodsId, storeId: store.storeId })}>
            用 {grouped(pricePoints)} 积分兑换
          </Button>
        </>
      }
    >
      <Card inset="rows">
        {detail === '' ? null : <ListRow title="规格" value={detail} valueTone="strong" />}
        <ListRow title="在哪取" value={store.name} valueTone="strong" />
        <ListRow title="最晚哪天取" value={dayText(untilDay)} valueTone="strong" />
        <ListRow title="兑换后剩余" value={`${grouped(Math.max(shop.available - pricePoints, 0))} 积分`} />
      </Card>
    </Sheet>
  )
}
