import { useAsk } from '../../api/use-ask'
import { useStores } from '../../people/staff/use-stores'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText, roundMoney } from '../../ui/words'

/** The stores of a region, or of a manager, side by side: what they sold, what waits there, how many work there. */
export function OwnStores({ storeIds, onOpen }: { storeIds: string[]; onOpen(storeId: string): void }) {
  const asked = useAsk('today.listOfStores', { storeIds })
  const { nameOf } = useStores()
  const madeAt = asked.answer?.stores[0]?.madeAt
  return (
    <Card title="各店今天" hint={madeAt === undefined ? '' : `${momentText(madeAt)} 准备的`}>
      <Answer asked={asked} lines={4}>
        {({ stores }) => (
          <Rows
            name="各店今天"
            rows={stores}
            keyOf={({ storeId }) => storeId}
            empty="还没有准备好，一刻钟后再看"
            columns={[
              {
                title: '门店',
                of: ({ storeId }) => (
                  <button type="button" className="link-button" onClick={() => onOpen(storeId)}>
                    {nameOf(storeId)}
                  </button>
                ),
              },
              ...(['today', 'yesterday', 'weekBefore'] as const).map((day) => ({
                title: { today: '今天到现在', yesterday: '昨天', weekBefore: '上周同一天' }[day],
                of: ({ sales }: (typeof stores)[number]) =>
                  `${grouped(sales[day].purchases)} 笔 ${roundMoney(sales[day].keptFen)}`,
                isFigure: true,
              })),
              { title: '等处理', of: ({ waiting }) => (waiting === 0 ? '–' : `${waiting} 件`), isFigure: true },
              {
                title: '店员',
                of: ({ staff }) => (staff === null ? '–' : `${staff} 人`),
                isFigure: true,
                isExtra: true,
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
