import { Button } from 'antd'
import { useState } from 'react'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, money } from '../../ui/words'
import { GoodsDialog } from './GoodsDialog'
import { type GoodsRow, newGoodsId, STATES, totalOf } from './goods-words'
import { StateDialog } from './StateDialog'
import { StockDialog } from './StockDialog'

type Doing =
  | { kind: 'edit'; goodsId: string; goods: GoodsRow | null }
  | { kind: 'stock'; goods: GoodsRow }
  | { kind: 'state'; goods: GoodsRow }

/** What points buy: its price, what it costs, what the stores have. */
export function GoodsList() {
  const [doing, setDoing] = useState<Doing | null>(null)
  const list = usePages(
    'points-shop.listGoods',
    {},
    ({ nextAfterId }) => (nextAfterId === null ? null : { afterId: nextAfterId }),
    ({ goods, stores }) => goods.map((each) => ({ ...each, stores })),
  )
  const close = () => setDoing(null)
  return (
    <Card
      title="积分能换的商品"
      hint="换券在“券”里：领取方式选“积分兑换”"
      act={
        <Button type="primary" onClick={() => setDoing({ kind: 'edit', goodsId: newGoodsId(), goods: null })}>
          加一种商品
        </Button>
      }
    >
      <Answer asked={list.asked} lines={6}>
        {(rows) => (
          <Rows
            name="积分能换的商品"
            rows={rows}
            keyOf={({ goodsId }) => goodsId}
            empty="还没有商品。加一种，给门店加上库存，再上架"
            more={list.more}
            columns={[
              {
                title: '商品',
                of: ({ title, detail }) => (
                  <>
                    <strong>{title}</strong> <span className="soft">{detail}</span>
                  </>
                ),
              },
              { title: '积分', of: ({ pricePoints }) => grouped(pricePoints), isFigure: true },
              { title: '一份成本', of: ({ valueFen }) => money(valueFen), isFigure: true, isExtra: true },
              { title: '各店还剩', of: (row) => grouped(totalOf(row, 'left')), isFigure: true },
              { title: '等人来取', of: (row) => grouped(totalOf(row, 'promised')), isFigure: true },
              { title: '已取走', of: (row) => grouped(totalOf(row, 'collected')), isFigure: true, isExtra: true },
              { title: '状态', of: ({ state }) => <Status tone={STATES[state].tone}>{STATES[state].word}</Status> },
              {
                title: '操作',
                of: (goods) => <Acts goods={goods} onDo={setDoing} />,
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
      {doing?.kind === 'edit' && <GoodsDialog goodsId={doing.goodsId} goods={doing.goods} onClose={close} />}
      {doing?.kind === 'stock' && (
        <StockDialog
          goods={doing.goods}
          stores={list.asked.answer?.find(({ goodsId }) => goodsId === doing.goods.goodsId)?.stores ?? []}
          onClose={close}
        />
      )}
      {doing?.kind === 'state' && <StateDialog goods={doing.goods} onClose={close} />}
    </Card>
  )
}

function Acts({ goods, onDo }: { goods: GoodsRow; onDo(doing: Doing): void }) {
  const { state, goodsId } = goods
  const isOver = state === 'ended'
  return (
    <>
      {!isOver && (
        <Button type="link" size="small" onClick={() => onDo({ kind: 'stock', goods })}>
          库存
        </Button>
      )}
      {(state === 'draft' || state === 'paused') && (
        <Button type="link" size="small" onClick={() => onDo({ kind: 'edit', goodsId, goods })}>
          修改
        </Button>
      )}
      {!isOver && (
        <Button type="link" size="small" onClick={() => onDo({ kind: 'state', goods })}>
          {state === 'live' ? '下架' : '上架'}
        </Button>
      )}
    </>
  )
}
