import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, percent } from '../../ui/words'

/** Goods that go together often enough to be offered together: for a person to decide. */
export function BundlesTab() {
  const asked = useAsk('recommendation.listBundles', {})
  return (
    <Answer asked={asked} lines={8}>
      {({ baskets, countMin, fromDay, toDay, bundles }) => (
        <Card
          title="常一起买的"
          hint={
            fromDay && toDay
              ? `${dayText(fromDay)} 至 ${dayText(toDay)} 的 ${grouped(baskets)} 笔消费 · 至少 ${grouped(countMin)} 笔里都有`
              : '每周一早上找一次，明天早上就有'
          }
        >
          <Rows
            name="常一起买的商品"
            rows={bundles}
            keyOf={({ left, right }) => [...left, right].map(({ productKey }) => productKey).join(' ')}
            empty="还没有哪几样常在同一笔里。要有商品明细的消费才看得出"
            columns={[
              { title: '买了', of: ({ left }) => left.map(({ name }) => name).join(' + ') },
              { title: '常一起买', of: ({ right }) => right.name },
              { title: '一起的笔数', of: ({ count }) => grouped(count), isFigure: true },
              { title: '其中也买的', of: ({ confidence }) => percent(confidence), isFigure: true },
              { title: '比碰巧多', of: ({ lift }) => `${lift.toFixed(1)} 倍`, isFigure: true },
            ]}
          />
          <p className="soft small">只说明常在同一笔里，不说明一样带来了另一样。要不要摆在一起、做成一份，由人来定</p>
        </Card>
      )}
    </Answer>
  )
}
