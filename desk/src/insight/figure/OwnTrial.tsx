import { type OwnFigure, ownFigureRulesSchema } from '#shared/insight/figure/own-rules'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { dayText, grouped } from '../../ui/words'
import { intervalText, valueText } from './figure-words'

/** What the shop's own figures would be of the last days, while their rules are edited. Nothing is kept. */
export function OwnTrial({ document }: { document: unknown }) {
  const maySee = useRight('reports')
  const parsed = ownFigureRulesSchema.safeParse(document)
  if (!maySee) return null
  return (
    <Card title="算出来是多少" hint="最近 7 天，只算，不改">
      {!parsed.success && <p className="soft">填完整就马上算给你看</p>}
      {parsed.success && parsed.data.figures.length === 0 && <p className="soft">还没有自己的数字</p>}
      {parsed.success && parsed.data.figures.map((figure) => <One key={figure.key} figure={figure as OwnFigure} />)}
    </Card>
  )
}

function One({ figure: { title, above, below } }: { figure: OwnFigure }) {
  const asked = useAsk('figure.preview', { above, below })
  return (
    <Answer asked={asked} lines={3}>
      {({ value, interval, unit, formula, orders, isCut, fromDay, toDay }) => (
        <div>
          <p className="big" role="status">
            {valueText({ unit }, value)}
            <small>{title}</small>
          </p>
          <p className="soft small">
            {formula}。{dayText(fromDay)} 至 {dayText(toDay)}，{isCut ? '只看了前 ' : ''}
            {grouped(orders)} 笔{interval && `，可能的范围 ${intervalText({ unit, interval })}`}
          </p>
        </div>
      )}
    </Answer>
  )
}
