import { Button, Input } from 'antd'
import { useState } from 'react'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { saveText } from '../../ui/save-text'
import { grouped, money } from '../../ui/words'
import { foundIn } from './find-products'
import { OffSaleDialog } from './OffSaleDialog'
import { ProductDialog } from './ProductDialog'
import { tableOf } from './product-file'
import { type Product, useCatalogue } from './use-catalogue'

type Doing = { kind: 'save'; product: Product | null } | { kind: 'takeOff'; product: Product }

const SHOWN_AT_ONCE = 100

/** What the till sells: looked for by name, number or bar code, kept one by one. */
export function ProductList() {
  const catalogue = useCatalogue()
  const [wanted, setWanted] = useState('')
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const [doing, setDoing] = useState<Doing | null>(null)
  const all = catalogue.answer?.products ?? []
  return (
    <Card
      title="商品目录"
      hint={catalogue.answer && hintOf(catalogue.answer)}
      act={
        <span className="acts">
          <Button disabled={all.length === 0} onClick={() => saveText('商品目录.csv', tableOf(all))}>
            下载成表格
          </Button>
          <Button type="primary" onClick={() => setDoing({ kind: 'save', product: null })}>
            加一件商品
          </Button>
        </span>
      }
    >
      <div className="find">
        <Input
          allowClear
          aria-label="找商品"
          placeholder="名称、编号、分类或条码"
          value={wanted}
          onChange={({ target }) => {
            setWanted(target.value)
            setShown(SHOWN_AT_ONCE)
          }}
        />
      </div>
      <Answer asked={catalogue} lines={8}>
        {({ products }) => {
          const found = foundIn(products, wanted)
          return (
            <Rows
              name="商品目录"
              rows={found.slice(0, shown)}
              keyOf={({ key }) => key}
              empty={products.length === 0 ? '还没有商品。加一件，或者到“用表格改”一次传上来' : '没有这样的商品'}
              more={{ has: found.length > shown, isAsking: false, ask: () => setShown(shown + SHOWN_AT_ONCE) }}
              columns={[
                {
                  title: '商品',
                  of: ({ key, name }) => (
                    <>
                      <strong>{name}</strong> <span className="soft small">{key}</span>
                    </>
                  ),
                },
                { title: '分类', of: ({ category }) => category ?? '–' },
                { title: '售价', of: ({ priceFen }) => money(priceFen), isFigure: true },
                { title: '条码', of: ({ barCode }) => barCode ?? '–', isExtra: true },
                {
                  title: '能用',
                  of: ({ lastsDays }) => (lastsDays === null ? '–' : `${lastsDays} 天`),
                  isFigure: true,
                  isExtra: true,
                },
                {
                  title: '状态',
                  of: ({ isOnSale }) => (
                    <Status tone={isOnSale ? 'good' : 'plain'}>{isOnSale ? '在售' : '已下架'}</Status>
                  ),
                },
                {
                  title: '操作',
                  isFigure: true,
                  of: (product) => (
                    <>
                      <Button type="link" size="small" onClick={() => setDoing({ kind: 'save', product })}>
                        修改
                      </Button>
                      {product.isOnSale && (
                        <Button type="link" size="small" onClick={() => setDoing({ kind: 'takeOff', product })}>
                          下架
                        </Button>
                      )}
                    </>
                  ),
                },
              ]}
            />
          )
        }}
      </Answer>
      {doing?.kind === 'save' && <ProductDialog product={doing.product} known={all} onClose={() => setDoing(null)} />}
      {doing?.kind === 'takeOff' && <OffSaleDialog product={doing.product} onClose={() => setDoing(null)} />}
    </Card>
  )
}

const hintOf = ({
  onSaleCount,
  onSaleMax,
  count,
  countMax,
}: Record<'onSaleCount' | 'onSaleMax' | 'count' | 'countMax', number>) =>
  `在售 ${grouped(onSaleCount)} 件，最多 ${grouped(onSaleMax)}；连下架的 ${grouped(count)} 件，最多 ${grouped(countMax)}`
