import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { grouped, money } from '../../ui/words'
import { type GoodsRow, totalOf } from './goods-words'

/** Opens goods, which needs a second person, or takes them off at once. */
export function StateDialog({ goods, onClose }: { goods: GoodsRow; onClose(): void }) {
  const move = useAct('points-shop.setGoodsState')
  const by = useOwnName()
  const isLive = goods.state === 'live'
  const left = totalOf(goods, 'left')
  return (
    <ActDialog
      title={`${isLive ? '下架' : '上架'}“${goods.title}”`}
      verb={isLive ? '下架' : '上架'}
      isOpen
      onClose={onClose}
      isRunning={move.isRunning}
      error={move.error}
      act={async (note) => {
        const state = isLive ? 'paused' : 'live'
        return (await move.run({ goodsId: goods.goodsId, state, by, note })) !== null
      }}
    >
      <p>
        {isLive
          ? '下架后不能再换，改好可以再上架。已经换了、等人来取的照常取。'
          : `上架后会员用 ${grouped(goods.pricePoints)} 积分换一份。各店一共 ${grouped(left)} 份，全部换走成本 ${money(left * goods.valueFen)}。`}
      </p>
    </ActDialog>
  )
}
