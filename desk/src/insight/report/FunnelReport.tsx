import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { useAsk } from '../../api/use-ask'
import { useShopNow } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Chart } from '../../ui/Chart'
import { daysText } from '../../ui/days-text'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, percent } from '../../ui/words'

const WEEK = 7
/** Each ends yesterday. */
const PERIODS = [
  { value: 'day', label: '昨天', days: 1 },
  { value: 'week', label: '近 7 天', days: WEEK },
  { value: 'month', label: '近 30 天', days: 30 },
] as const
type PeriodName = (typeof PERIODS)[number]['value']

const shareText = (share: number | null) => (share === null ? '–' : percent(share))

/** Some who began in these days may still go on. */
const isOpen = ({ settledTo, toDay }: { settledTo: string | null; toDay: string }) =>
  settledTo === null || settledTo < toDay

export function FunnelReport() {
  const [key, setKey] = useState<string | null>(null)
  const [name, setName] = useState<PeriodName>('month')
  const days = PERIODS.find(({ value }) => value === name)?.days ?? 30
  const today = businessDayOf(useShopNow())
  const periodBack = (back: number) => ({ fromDay: addDays(today, -days - back), toDay: addDays(today, -1 - back) })
  const named = key === null ? {} : { funnel: key }
  const asked = useAsk('report.getFunnel', { ...named, ...periodBack(0) })
  // One day is compared with the same weekday, which is as busy as it.
  const before = useAsk('report.getFunnel', days === 1 ? { ...named, ...periodBack(WEEK) } : null).answer?.funnel?.steps
  return (
    <Answer asked={asked} lines={8}>
      {({ funnels, funnel }) =>
        funnel === null ? (
          <p className="soft">规则里还没有漏斗</p>
        ) : (
          <Card
            title={funnel.name}
            hint={`${daysText(funnel)} · ${funnel.definition}${isOpen(funnel) ? '后来的人还有时间走完，最后几步还会多。' : ''}`}
            act={
              <span className="acts">
                <Segmented<PeriodName>
                  aria-label="哪段日子"
                  value={name}
                  options={PERIODS.map(({ value, label }) => ({ value, label }))}
                  onChange={setName}
                />
                <Select
                  aria-label="哪个漏斗"
                  value={funnel.key}
                  onChange={setKey}
                  options={funnels.map(({ key: value, name }) => ({ value, label: name }))}
                  style={{ width: 180 }}
                />
              </span>
            }
          >
            <Chart
              label={funnel.name}
              categories={funnel.steps.map(({ title }) => title)}
              values={funnel.steps.map(({ members }) => members)}
              unit="人"
            />
            <Rows
              name={funnel.name}
              rows={funnel.steps}
              keyOf={({ title }) => title}
              columns={[
                { title: '步骤', of: ({ title }) => title },
                { title: '人数', of: ({ members }) => grouped(members), isFigure: true },
                { title: '对第一步', of: ({ ofFirst }) => shareText(ofFirst), isFigure: true },
                {
                  title: '对上一步',
                  of: ({ ofBefore }) => shareText(ofBefore),
                  isFigure: true,
                },
                ...(before
                  ? [
                      {
                        title: '上周同一天',
                        of: ({ title }: { title: string }) => {
                          const step = before.find((each) => each.title === title)
                          return step ? `${grouped(step.members)} 人，对上一步 ${shareText(step.ofBefore)}` : '–'
                        },
                        isFigure: true,
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
        )
      }
    </Answer>
  )
}
