import { Button } from 'antd'
import { useParams } from 'react-router'
import { nothingToDo } from '#shared/front/today/brief'
import { KIND_TITLES } from '#shared/front/today/period'
import { useAsk } from '../../api/use-ask'
import { figureText, LIGHTS, unitText } from '../../insight/report/figures'
import { Answer } from '../../ui/Answer'
import { daysText } from '../../ui/days-text'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { saveText } from '../../ui/save-text'
import { momentText } from '../../ui/words'

/** One stored report: what changed, what to do, every figure beside the period before. */
export function BriefPage() {
  const { briefId = '' } = useParams()
  const asked = useAsk('today.getBrief', { briefId })
  const found = asked.answer
  return (
    <Page
      under={{ to: '/reports/briefs', title: '日报周报月报' }}
      title={found ? `${KIND_TITLES[found.brief.kind]} ${daysText(found.brief)}` : '报告'}
      hint={found && `${momentText(found.brief.madeAt)} 写好的，不再改`}
      acts={
        found && (
          <Button onClick={() => saveText(`${briefId.replace(':', '-')}.html`, found.page, 'html')}>存成网页</Button>
        )
      }
    >
      <Answer asked={asked} lines={8}>
        {({ brief: { sentences, toDo }, figures }) => (
          <div className="stack">
            <div className="cards two">
              <Lines title="变了什么" lines={sentences} none="和上一期没有不一样的数字" />
              <Lines title="要做什么" lines={toDo} none={nothingToDo(figures)} />
            </div>
            <Card title="数字" hint="和上一期比">
              <Rows
                name="数字"
                rows={figures}
                keyOf={({ key }) => key}
                columns={[
                  { title: '数字', of: ({ title, definition }) => <span title={definition}>{title}</span> },
                  {
                    title: '这一期',
                    of: (figure) => `${figureText(figure, figure.value)} ${unitText(figure)}`,
                    isFigure: true,
                  },
                  {
                    title: '上一期',
                    of: (figure) => `${figureText(figure, figure.before)} ${unitText(figure)}`,
                    isFigure: true,
                  },
                  { title: '目标', of: ({ light }) => <Light light={light} /> },
                ]}
              />
            </Card>
          </div>
        )}
      </Answer>
    </Page>
  )
}

function Lines({ title, lines, none }: { title: string; lines: readonly string[]; none: string }) {
  return (
    <Card title={title}>
      {lines.length === 0 && <p className="soft">{none}</p>}
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  )
}

function Light({ light }: { light: keyof typeof LIGHTS }) {
  const shown = LIGHTS[light]
  return shown ? <Status tone={shown[0]}>{shown[1]}</Status> : <span className="soft">–</span>
}
