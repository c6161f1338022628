import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { useAsk } from '../../api/use-ask'
import { usePages } from '../../api/use-pages'
import { useShopNow } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { daysText } from '../../ui/days-text'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, roundMoney } from '../../ui/words'
import { ChangeDialog, type Entrance } from './ChangeDialog'
import { EntranceDialog } from './EntranceDialog'
import { channelText, countText, MODELS, type Model, placementText } from './words'

/** Each ends yesterday. `before`: how long ago the days began that it is compared with: the same weekdays. */
const PERIODS = [
  { value: 'day', label: '昨天', days: 1, before: 7 },
  { value: 'week', label: '近 7 天', days: 7, before: 7 },
  { value: 'month', label: '近 30 天', days: 30, before: null },
] as const
type PeriodName = (typeof PERIODS)[number]['value']

/** What came by which way, and the codes that lead there. */
export function Overview() {
  return (
    <div className="stack">
      <ChannelReport />
      <Entrances />
    </div>
  )
}

function ChannelReport() {
  const [model, setModel] = useState<Model>('first')
  const [name, setName] = useState<PeriodName>('month')
  const { days, before } = PERIODS.find(({ value }) => value === name) ?? PERIODS[2]
  const today = businessDayOf(useShopNow())
  const periodBack = (back: number) => ({ fromDay: addDays(today, -days - back), toDay: addDays(today, -1 - back) })
  const period = periodBack(0)
  const asked = useAsk('entrance.getChannelReport', period)
  const earlier = useAsk('entrance.getChannelReport', before === null ? null : periodBack(before)).answer?.channels
  const joinsBefore = (channel: string) => earlier?.find((each) => each.channel === channel)?.[model].joins ?? 0
  return (
    <Card
      title="渠道"
      hint={daysText(period)}
      act={
        <>
          <Segmented<PeriodName>
            aria-label="哪段日子"
            value={name}
            options={PERIODS.map(({ value, label }) => ({ value, label }))}
            onChange={setName}
          />{' '}
          <Segmented aria-label="怎么算来源" value={model} options={[...MODELS]} onChange={setModel} />
        </>
      }
    >
      <Answer asked={asked}>
        {({ channels }) => (
          <Rows
            name="渠道"
            rows={channels}
            keyOf={({ channel }) => channel}
            empty="这段日子还没有来访"
            columns={[
              { title: '渠道', of: ({ title }) => title },
              { title: '来访', of: ({ visits }) => grouped(visits), isFigure: true },
              { title: '入会', of: (row) => countText(row[model].joins), isFigure: true },
              ...(earlier
                ? [
                    {
                      title: before === days ? '前 7 天入会' : '上周同一天入会',
                      of: ({ channel }: { channel: string }) => countText(joinsBefore(channel)),
                      isFigure: true,
                    },
                  ]
                : []),
              { title: '首次消费', of: (row) => countText(row[model].firstPurchases), isFigure: true },
              { title: '消费额', of: (row) => roundMoney(row[model].revenueFen), isFigure: true },
              { title: '花费', of: ({ costFen }) => (costFen === 0 ? '–' : roundMoney(costFen)), isFigure: true },
              {
                title: '每位新会员',
                of: (row) => {
                  const { cacFen } = row[model]
                  return cacFen === null ? '–' : roundMoney(cacFen)
                },
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}

function Entrances() {
  const list = usePages(
    'entrance.list',
    {},
    ({ nextAfterKey }) => (nextAfterKey === null ? null : { afterKey: nextAfterKey }),
    ({ entrances }) => entrances,
  )
  const [changed, setChanged] = useState<Entrance | null>(null)
  const [isNew, setNew] = useState(false)
  const navigate = useNavigate()
  return (
    <Card
      title="入口"
      act={
        <span className="acts">
          <Button onClick={() => void navigate('/channels/print')}>打印小程序码</Button>
          <Button type="primary" onClick={() => setNew(true)}>
            新建入口
          </Button>
        </span>
      }
    >
      <Answer asked={list.asked}>
        {(rows) => (
          <Rows
            name="入口"
            rows={rows}
            keyOf={({ key }) => key}
            empty="还没有入口"
            more={list.more}
            columns={[
              { title: '入口', of: ({ title }) => <strong>{title}</strong> },
              { title: '放在哪', of: ({ placement }) => placementText(placement) },
              {
                title: '渠道',
                of: ({ channel }) => <span className="soft">{channelText(channel)}</span>,
                isExtra: true,
              },
              { title: '编号', of: ({ key }) => <code>{key}</code> },
              {
                title: '状态',
                of: ({ isOpen }) => <Status tone={isOpen ? 'good' : 'plain'}>{isOpen ? '在用' : '关了'}</Status>,
              },
              {
                title: '操作',
                of: (entrance) => (
                  <Button
                    type="link"
                    size="small"
                    aria-label={`改 ${entrance.title}`}
                    onClick={() => setChanged(entrance)}
                  >
                    改
                  </Button>
                ),
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
      <EntranceDialog isOpen={isNew} onClose={() => setNew(false)} />
      {changed && <ChangeDialog key={changed.key} entrance={changed} onClose={() => setChanged(null)} />}
    </Card>
  )
}
