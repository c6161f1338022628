import { Segmented } from 'antd'
import { useState } from 'react'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useShopNow } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { daysText } from '../../ui/days-text'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { money, roundMoney } from '../../ui/words'
import { countText, MODELS, type Model } from './words'

const DAYS = [
  { value: 30, label: '近 30 天' },
  { value: 90, label: '近 90 天' },
  { value: 365, label: '近一年' },
]

type Channel = ActionOutput<'entrance.getChannelReport'>['channels'][number]

/** What was paid in the last days, beside the members and purchases that it brought in them. */
export function CostWorth() {
  const [days, setDays] = useState(30)
  const [model, setModel] = useState<Model>('first')
  const today = businessDayOf(useShopNow())
  const period = { fromDay: addDays(today, -days), toDay: addDays(today, -1) }
  const asked = useAsk('entrance.getChannelReport', period)
  const definition = asked.answer?.definitions.find(({ key }) => key === 'roi')
  return (
    <Card
      title="值不值"
      hint={daysText(period)}
      act={
        <span className="acts">
          <Segmented aria-label="哪段日子" value={days} options={DAYS} onChange={setDays} />
          <Segmented aria-label="怎么算来源" value={model} options={[...MODELS]} onChange={setModel} />
        </span>
      }
    >
      <Answer asked={asked}>
        {({ channels }) => (
          <Rows
            name="值不值"
            rows={channels.filter(({ costFen }) => costFen > 0)}
            keyOf={({ channel }) => channel}
            empty="这段日子没有记花费"
            columns={[
              { title: '渠道', of: ({ title }) => <strong>{title}</strong> },
              { title: '花费', of: ({ costFen }) => roundMoney(costFen), isFigure: true },
              { title: '入会', of: (row) => countText(row[model].joins), isFigure: true },
              { title: '每位新会员', of: (row) => fenText(row[model].cacFen), isFigure: true },
              { title: '首次消费', of: (row) => countText(row[model].firstPurchases), isFigure: true },
              { title: '每位首购', of: (row) => fenText(perFirstPurchase(row, model)), isFigure: true },
              { title: '消费额', of: (row) => roundMoney(row[model].revenueFen), isFigure: true, isExtra: true },
              { title: '投入产出', of: (row) => percentText(row[model].roiPercent), isFigure: true },
            ]}
          />
        )}
      </Answer>
      {definition && (
        <p className="rows-foot soft small">
          {definition.title}：{definition.text}
        </p>
      )}
    </Card>
  )
}

const fenText = (fen: number | null): string => (fen === null ? '–' : money(fen))

/** What one member who bought for the first time cost; null of none. */
function perFirstPurchase(row: Channel, model: Model): number | null {
  const { firstPurchases } = row[model]
  return firstPurchases === 0 ? null : row.costFen / firstPurchases
}

/** '+120%' */
function percentText(percent: number | null): string {
  if (percent === null) return '–'
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent).toLocaleString('en-US')}%`
}
