import { Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Chart } from '../../ui/Chart'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, percent } from '../../ui/words'

export function FunnelReport() {
  const [key, setKey] = useState<string | null>(null)
  const asked = useAsk('report.getFunnel', key === null ? {} : { funnel: key })
  return (
    <Answer asked={asked} lines={8}>
      {({ funnels, funnel }) =>
        funnel === null ? (
          <p className="soft">规则里还没有漏斗</p>
        ) : (
          <Card
            title={funnel.name}
            hint={`${dayText(funnel.fromDay)} 至 ${dayText(funnel.toDay)} · ${funnel.definition}`}
            act={
              <Select
                aria-label="哪个漏斗"
                value={funnel.key}
                onChange={setKey}
                options={funnels.map(({ key: value, name }) => ({ value, label: name }))}
                style={{ width: 180 }}
              />
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
                { title: '对第一步', of: ({ ofFirst }) => (ofFirst === null ? '–' : percent(ofFirst)), isFigure: true },
                {
                  title: '对上一步',
                  of: ({ ofBefore }) => (ofBefore === null ? '–' : percent(ofBefore)),
                  isFigure: true,
                },
              ]}
            />
          </Card>
        )
      }
    </Answer>
  )
}
