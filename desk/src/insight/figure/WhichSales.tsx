import { Button } from 'antd'
import { useEffect } from 'react'
import { type SaleQuestion, saleKinds } from '#shared/insight/figure/sale-language'
import { type AskedKinds, Builder, blankQuestion } from '../../base/condition/Builder'
import { asJoin, joined, partsOf } from '../../base/condition/tree'
import { useTierChoices } from '../../base/settings/use-tier-choices'
import { useGoodsChoices } from '../../goods/product/use-goods-choices'
import { useStores } from '../../people/staff/use-stores'
import type { Draws } from '../../ui/form/form-context'

/** The title of each question about a purchase; a kind without a title does not compile. */
const TITLES: Record<SaleQuestion['kind'], string> = {
  paid: '实付多少',
  usedCoupon: '用了券',
  atStore: '在哪家店',
  byTier: '当时的等级',
  atHour: '几点到几点',
  onWeekday: '星期几',
  hasGoods: '买了什么',
  units: '几件',
}
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: `周${'一二三四五六日'[day - 1]}` }))

const KINDS: AskedKinds = Object.fromEntries(
  saleKinds.map(({ kind, schema }) => [
    kind,
    { title: TITLES[kind], schema, ...(kind === 'paid' && { amount: { scale: 100, unit: '元' } }) },
  ]),
)

/** Which purchases a side of a figure takes: all, or those that a condition is true of. */
function WhichSales({ value, onChange }: { value: unknown; onChange(next: unknown): void }) {
  const { options } = useStores()
  const choices = { atStore: options, byTier: useTierChoices(), onWeekday: WEEKDAYS, ...useGoodsChoices() }
  const begin = () => onChange(joined('all', [blankQuestion(KINDS)]))
  if (value === null || value === undefined) {
    return (
      <span className="join-row">
        <span>全部消费</span>
        <Button size="small" onClick={begin}>
          只算一部分
        </Button>
      </span>
    )
  }
  return (
    <Builder
      join={asJoin(value)}
      kinds={KINDS}
      choices={choices}
      // The last condition taken away, all purchases are meant.
      onChange={(next) => onChange(partsOf(next).length === 0 ? null : next)}
    />
  )
}

/** A new figure gets its key by itself: it is only ever read by the program. */
function KeyOf({ value, onChange }: { value: unknown; onChange(next: unknown): void }) {
  const isMissing = value === '' || value === undefined
  useEffect(() => {
    if (isMissing) onChange(`own-f${Date.now().toString(36)}`)
  }, [isMissing, onChange])
  return <span className="soft">{isMissing ? '' : String(value)}</span>
}

/** The places of the shop's own figures that have a form of their own. */
export const drawOwnFigure: Draws = (path, value, change) => {
  if (path.at(-1) === 'where') return <WhichSales value={value} onChange={change} />
  return path.at(-1) === 'key' ? <KeyOf value={value} onChange={change} /> : null
}
