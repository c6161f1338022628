import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, money, percent, signedMoney } from '../../ui/words'
import { type Board, periodText } from './figure-words'
import { MainFactor } from './MainFactor'

/** Which factor of turnover moved, and at which store. */
export function Change({ board: { change, before }, nameOf }: { board: Board; nameOf(storeId: string): string }) {
  return (
    <div className={change.stores.length > 0 ? 'cards two' : undefined}>
      <Card title="为什么多了少了" hint={`比 ${periodText(before)}`}>
        <p>{change.sentence}</p>
        <Rows
          name="各因素带来的变化"
          rows={change.factors}
          keyOf={({ key }) => key}
          columns={[
            { title: '因素', of: ({ title }) => title },
            { title: '前一段', of: ({ key, before: was }) => factorText(key, was), isFigure: true },
            { title: '这一段', of: ({ key, now }) => factorText(key, now), isFigure: true },
            { title: '合多少钱', of: ({ fen }) => signedMoney(fen), isFigure: true },
          ]}
        />
        <p className="soft small">
          各项相乘就是消费金额，各项的变化相加正好是 {signedMoney(change.nowFen - change.beforeFen)}
        </p>
      </Card>
      {change.stores.length > 0 && (
        <Card title="哪家店" hint="变了多少相加就是全部变化；占的是前一段的全部消费">
          <Rows
            name="各门店的变化"
            rows={change.stores}
            keyOf={({ storeId }) => storeId}
            columns={[
              { title: '门店', of: ({ storeId }) => nameOf(storeId) },
              { title: '变了多少', of: ({ fen }) => signedMoney(fen), isFigure: true },
              {
                title: '占全部的',
                of: ({ fen }) => (change.beforeFen > 0 ? partOfText(fen, change.beforeFen) : '–'),
                isFigure: true,
              },
              { title: '主要是', of: ({ factors }) => <MainFactor factors={factors} /> },
            ]}
          />
        </Card>
      )}
    </div>
  )
}

function factorText(key: string, value: number): string {
  if (key === 'boughtShare') return percent(value)
  if (key === 'orderValue') return money(Math.round(value))
  return key === 'ordersEach' ? value.toFixed(2) : grouped(value)
}

const partOfText = (fen: number, ofFen: number): string => `${fen < 0 ? '−' : '+'}${percent(Math.abs(fen) / ofFen)}`
