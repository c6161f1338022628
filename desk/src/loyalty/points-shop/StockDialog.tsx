import { Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { NumberField } from '../../ui/NumberField'
import { Rows } from '../../ui/Rows'
import { grouped } from '../../ui/words'
import type { GoodsRow } from './goods-words'

interface Props {
  goods: GoodsRow
  stores: readonly { storeId: string; name: string }[]
  onClose(): void
}

/** What each store has, and more of it or less. */
export function StockDialog({ goods, stores, onClose }: Props) {
  const add = useAct('points-shop.addStock')
  const [storeId, setStoreId] = useState<string | null>(stores[0]?.storeId ?? null)
  const [change, setChange] = useState<number | null>(null)
  const by = useOwnName()
  const nameOf = (id: string) => stores.find((store) => store.storeId === id)?.name ?? id
  return (
    <ActDialog
      title={`“${goods.title}”的库存`}
      verb={change !== null && change < 0 ? `减 ${grouped(-change)} 份` : `加 ${grouped(change ?? 0)} 份`}
      isOpen
      onClose={onClose}
      isRunning={add.isRunning}
      error={add.error}
      missing={storeId === null ? '选一家门店' : !change ? '写加多少，减少就写负数' : null}
      act={async (note) => {
        if (storeId === null || !change) return false
        return (await add.run({ goodsId: goods.goodsId, storeId, change, by, note })) !== null
      }}
    >
      <Rows
        name="各店库存"
        rows={goods.stocks}
        keyOf={({ storeId: id }) => id}
        empty="还没有一家店有库存"
        columns={[
          { title: '门店', of: ({ storeId: id }) => nameOf(id) },
          { title: '还剩', of: ({ left }) => grouped(left), isFigure: true },
          { title: '等人来取', of: ({ promised }) => grouped(promised), isFigure: true },
          { title: '已取走', of: ({ collected }) => grouped(collected), isFigure: true },
        ]}
      />
      <Field label="门店">
        {(id) => (
          <Select
            id={id}
            value={storeId}
            onChange={setStoreId}
            options={stores.map((store) => ({ value: store.storeId, label: store.name }))}
          />
        )}
      </Field>
      <NumberField
        label="加多少"
        help="盘点少了就写负数。已经换出去、等人来取的不能减"
        unit="份"
        value={change}
        onChange={setChange}
      />
    </ActDialog>
  )
}
