import { Segmented } from 'antd'
import { useState } from 'react'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { useAsk } from '../../api/use-ask'
import { useShopNow } from '../../frame/use-person'
import { namedChannel, placementText } from '../../growth/entrance/words'
import { Answer } from '../../ui/Answer'
import { daysText } from '../../ui/days-text'
import { Card, Status } from '../../ui/Page'
import { type Column, Rows } from '../../ui/Rows'
import { grouped } from '../../ui/words'
import { HeldTraffic } from './HeldTraffic'
import { LIGHTS, type Quality, type QualityRow, rangeText, rightText, shareText } from './words'

/** Each ends yesterday. */
const PERIODS = [
  { value: 7, label: '近 7 天' },
  { value: 30, label: '近 30 天' },
] as const
type Days = (typeof PERIODS)[number]['value']

/** How much of what came is worth something, by entrance and channel, and what is held. */
export function QualityTab() {
  const [days, setDays] = useState<Days>(30)
  const today = businessDayOf(useShopNow())
  const period = { fromDay: addDays(today, -days), toDay: addDays(today, -1) }
  const asked = useAsk('traffic.getQuality', period)
  return (
    <div className="stack">
      <HeldTraffic />
      <Card
        title="各个入口"
        hint={daysText(period)}
        act={
          <Segmented<Days>
            aria-label="哪段日子"
            value={days}
            options={PERIODS.map(({ value, label }) => ({ value, label }))}
            onChange={setDays}
          />
        }
      >
        <Answer asked={asked}>
          {({ entrances, detection }) => (
            <>
              <Rows
                name="各个入口"
                rows={entrances}
                keyOf={({ key }) => key}
                empty="这段日子还没有来访"
                columns={[
                  { title: '入口', of: ({ title }) => <strong>{title}</strong> },
                  {
                    title: '放在哪',
                    of: ({ placement }) => (placement === null ? '–' : placementText(placement as 'door')),
                    isExtra: true,
                  },
                  ...COUNTS,
                ]}
              />
              <p className="soft small">{rightText(detection)}</p>
            </>
          )}
        </Answer>
      </Card>
      <Card title="各个渠道" hint={daysText(period)}>
        <Answer asked={asked}>
          {({ channels }) => (
            <Rows
              name="各个渠道"
              rows={channels}
              keyOf={({ channel }) => channel}
              empty="这段日子还没有来访"
              columns={[
                { title: '渠道', of: ({ channel, title }) => (channel === '' ? title : namedChannel(channel, title)) },
                ...COUNTS,
              ]}
            />
          )}
        </Answer>
        <p className="soft small">
          只看一页就走：同意记录浏览的来访里，只看了一页的。停放和确认：这段日子入会、券和积分在等人看的，和已经确认不是顾客的。
          后面的范围是 95% 的把握：人少，范围就宽，灯也不急着红。
        </p>
      </Card>
    </div>
  )
}

type Counted = Pick<QualityRow, 'visits' | 'joins' | 'bounce' | 'suspect' | 'light'> | Quality['channels'][number]

const COUNTS: readonly Column<Counted>[] = [
  { title: '来访', of: ({ visits }) => grouped(visits), isFigure: true },
  { title: '入会', of: ({ joins }) => grouped(joins), isFigure: true },
  {
    title: '只看一页就走',
    of: ({ bounce }) => (
      <>
        {shareText(bounce)} <span className="soft small">{rangeText(bounce)}</span>
      </>
    ),
    isFigure: true,
  },
  {
    title: '停放和确认',
    of: ({ suspect }) => (
      <>
        {shareText(suspect)} <span className="soft small">{rangeText(suspect)}</span>
      </>
    ),
    isFigure: true,
  },
  {
    title: '灯',
    of: ({ light }) => {
      const shown = LIGHTS[light as keyof typeof LIGHTS]
      return shown ? <Status tone={shown[0]}>{shown[1]}</Status> : <span className="soft">人太少</span>
    },
  },
]
