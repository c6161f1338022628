import { Button, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { usePages } from '../../api/use-pages'
import { useRight } from '../../frame/use-person'
import { Answer, Empty } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText, percent } from '../../ui/words'
import { bundleCoupon, isTelling, type Product, pairText } from './bundle'

/** What is bought together with a product, and the bundle that could be made of it. */
export function TogetherTab() {
  const list = usePages(
    'product.list',
    {},
    ({ nextAfterKey }) => (nextAfterKey === null ? null : { afterKey: nextAfterKey }),
    ({ products }) => products.filter(({ isOnSale }) => isOnSale),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Answer asked={list.asked}>
      {(products) => {
        const first = products.find(({ key }) => key === chosen) ?? products[0]
        if (!first) return <Empty>还没有商品。商品从收银机的文件或商品目录来，有了才知道什么常一起买</Empty>
        return (
          <Card
            title="常一起买的"
            hint="每天夜里数一遍；按小票数，不认人"
            act={
              <Select
                showSearch
                optionFilterProp="label"
                aria-label="买了什么"
                value={first.key}
                options={products.map(({ key, name }) => ({ value: key, label: name }))}
                onChange={setChosen}
                style={{ width: 220 }}
              />
            }
          >
            <Together first={first} products={products} />
          </Card>
        )
      }}
    </Answer>
  )
}

function Together({ first, products }: { first: Product; products: readonly Product[] }) {
  const asked = useAsk('recommendation.listTogether', { productKey: first.key })
  const mayPropose = useRight('coupons')
  const navigate = useNavigate()
  const propose = (second: Product) => void navigate('/coupons/new', { state: bundleCoupon(first, second) })
  return (
    <Answer asked={asked}>
      {({ baskets, productBaskets, together, countedUpTo, isCounting }) => {
        const best = together.find(isTelling)
        return (
          <>
            {(isCounting || countedUpTo === null) && (
              <p className="tinted" role="status">
                {countingText(countedUpTo)}
              </p>
            )}
            {best && (
              <p className="tinted">
                {pairText(first.name, productBaskets, best.name ?? best.productKey, best)}。
                可以做一张换购券，把两样放在一起卖；做了以后在“券”里看用了多少。
              </p>
            )}
            <Rows
              name="常一起买的"
              rows={together}
              keyOf={({ productKey }) => productKey}
              empty={
                <Empty>
                  {countedUpTo === null
                    ? '数过以后才知道'
                    : productBaskets === 0
                      ? `近来没有带着${first.name}的小票`
                      : `带着${first.name}的小票有 ${grouped(productBaskets)} 张，还没有哪样东西一起买得够多`}
                </Empty>
              }
              columns={[
                { title: '也买了', of: ({ productKey, name }) => <strong>{name ?? productKey}</strong> },
                { title: '一起', of: ({ both }) => `${grouped(both)} 单`, isFigure: true },
                { title: `占${first.name}的`, of: ({ share }) => percent(share), isFigure: true },
                { title: '比平时', of: ({ lift }) => `${lift.toFixed(1)} 倍`, isFigure: true },
                {
                  title: '能不能一起卖',
                  of: (pair) => {
                    const second = products.find(({ key }) => key === pair.productKey)
                    if (!isTelling(pair)) return <span className="soft">和碰巧差不多</span>
                    if (!second) return <span className="soft">已经不卖了</span>
                    return mayPropose ? (
                      <Button type="link" size="small" onClick={() => propose(second)}>
                        做一张换购券
                      </Button>
                    ) : (
                      '值得一试'
                    )
                  },
                },
              ]}
            />
            <p className="rows-foot soft small">
              {countedUpTo !== null &&
                `数到 ${momentText(countedUpTo)}：${grouped(baskets)} 张写了商品的小票里，${grouped(productBaskets)} 张有${first.name}`}
            </p>
          </>
        )
      }}
    </Answer>
  )
}

/** Receipts are counted from the oldest on, so that much is missing until the counting is through. */
function countingText(countedUpTo: number | null): string {
  return countedUpTo === null
    ? '小票还没有数过，每天 03:50 数；不是没有一起买的'
    : `正在数小票，从旧到新，数到 ${momentText(countedUpTo)} 的了；数完以前下面会变`
}
