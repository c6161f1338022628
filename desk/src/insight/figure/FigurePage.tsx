import { Button, Segmented, Select } from 'antd'
import { useParams } from 'react-router'
import type { ActionInput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Page } from '../../ui/Page'
import { type Column, Rows } from '../../ui/Rows'
import { Causes } from './Causes'
import { useLooked } from './FiguresTab'
import { bandText, intervalText, periodText, type Series, valueText } from './figure-words'
import type { ScopeChoice } from './places'
import { SeriesChart } from './SeriesChart'
import { Stand } from './Stand'

const STEPS = [
  { value: 'day' as const, label: '按天' },
  { value: 'week' as const, label: '按周' },
  { value: 'month' as const, label: '按月' },
]

/** One figure, period after period, with what it means. */
export function FigurePage() {
  const { figureKey = '' } = useParams()
  const { choices, choice, by, look, query } = useLooked()
  if (!choice) return <Card>看经营数字要有“报表”的权限</Card>
  return (
    <Page title="经营数字" under={{ to: `/reports/figures?${query}`, title: '全部数字' }}>
      <div className="stack">
        <div className="acts">
          <Segmented options={STEPS} value={by} onChange={(value) => look({ by: value })} aria-label="按什么看" />
          <Select
            aria-label="哪里"
            value={choice.value}
            onChange={(where) => look({ where })}
            style={{ width: 200 }}
            options={choices.map(({ value, label }) => ({ value, label }))}
          />
        </div>
        <Shown figureKey={figureKey} by={by} choice={choice} whole={choices.find(isWholeShop)} look={look} />
      </div>
    </Page>
  )
}

interface ShownProps {
  figureKey: string
  by: ActionInput<'figure.getSeries'>['by']
  choice: ScopeChoice
  /** The whole shop, where somebody may see it. */
  whole: ScopeChoice | undefined
  look(change: Record<string, string>): void
}

function Shown({ figureKey: key, by, choice, whole, look }: ShownProps) {
  const asked = useAsk('figure.getSeries', { key, by, ...choice.scope })
  return (
    <Answer asked={asked} lines={10}>
      {({ figure, points, progress, notHere }) =>
        notHere !== undefined ? (
          <Card title={figure.title} hint={choice.label}>
            <div className="stack">
              <p>{notHere}。</p>
              <p className="soft">
                {figure.formula}。{figure.definition}
              </p>
              {whole && (
                <div>
                  <Button onClick={() => look({ where: whole.value })}>看{whole.label}</Button>
                </div>
              )}
            </div>
          </Card>
        ) : (
          <>
            <Card title={figure.title} hint={choice.label}>
              {progress.sentence !== '' && (
                <p className="tinted" role="status">
                  {progress.sentence}
                </p>
              )}
              <p className="soft">
                {figure.formula}。{figure.definition}
              </p>
              <SeriesChart figure={figure} points={points} />
              <p className="soft small">{hintOf(points, figure.lessIsBetter)}</p>
              <Rows
                name={`${figure.title}，一段一段`}
                rows={[...points].reverse()}
                keyOf={({ period }) => period.fromDay}
                columns={[
                  { title: '哪一段', of: ({ period }) => periodText(period) },
                  { title: figure.title, of: ({ value }) => valueText(figure, value), isFigure: true },
                  ...boundsOf(figure, points),
                  { title: '怎么样', of: (point) => <Stand shown={point} /> },
                ]}
              />
            </Card>
            <Causes key={`${by} ${choice.value}`} figure={figure} points={points} by={by} choice={choice} />
          </>
        )
      }
    </Answer>
  )
}

const isWholeShop = ({ scope }: ScopeChoice): boolean => Object.keys(scope).length === 0

/** How far chance moves it, what was promised, what is usual: a column that would be empty is not shown. */
function boundsOf(figure: Series['figure'], points: Series['points']): Column<Series['points'][number]>[] {
  const promised: Column<Series['points'][number]>[] = [
    { title: '底线', of: ({ target }) => valueText(figure, target?.base ?? null), isFigure: true },
    { title: '目标', of: ({ target }) => valueText(figure, target?.challenge ?? null), isFigure: true },
  ]
  const chance: Column<Series['points'][number]> = {
    title: '可能的范围',
    of: ({ interval }) => intervalText({ unit: figure.unit, interval }),
    isFigure: true,
    isExtra: true,
  }
  return [
    ...(points.some(({ interval }) => interval) ? [chance] : []),
    ...(points.some(({ target }) => target) ? promised : []),
    ...(points.some(({ usual }) => usual)
      ? [
          {
            title: '平时',
            of: ({ usual }: Series['points'][number]) => bandText({ unit: figure.unit, usual }) || '–',
            isFigure: true,
          },
        ]
      : []),
  ]
}

function hintOf(points: Series['points'], lessIsBetter: boolean): string {
  const parts = [
    ...(points.some(({ interval }) => interval) ? ['竖线是可能的范围：两段的竖线叠在一起，就不要说变了'] : []),
    ...(points.some(({ target }) => target) ? ['粗线是底线，虚线是目标'] : []),
    ...(points.some(({ usual }) => usual) ? ['浅色的底是平时的样子：前 12 段的中间和通常的出入'] : []),
    ...(lessIsBetter ? ['这个数字越小越好'] : []),
  ]
  return parts.join('；')
}
