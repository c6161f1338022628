import { Link } from 'react-router'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { type Board, periodText, targetText, usualText, valueText } from './figure-words'
import { Stand } from './Stand'

const RANK = { bad: 0, watch: 1 }

/** The figures whose light is not green, the red ones first: where somebody who has one minute looks. */
export function FirstToLook({ board, query }: { board: Board; query: string }) {
  const lit = board.figures.flatMap((figure) =>
    figure.light === 'bad' || figure.light === 'watch' ? [{ ...figure, light: figure.light }] : [],
  )
  const isJudged = board.figures.some(({ light }) => light !== 'unknown')
  if (lit.length === 0) {
    return (
      <p className="tinted">
        {isJudged ? '每个数字都和平时差不多，或者守住了底线' : '还没有灯：没有定目标，平时的样子也还不够看'}
      </p>
    )
  }
  return (
    <Card title="先看这些" hint={periodText(board.period)}>
      <Rows
        name="先看这些"
        rows={lit.sort((a, b) => RANK[a.light] - RANK[b.light])}
        keyOf={({ key }) => key}
        columns={[
          { title: '数字', of: ({ key, title }) => <Link to={`/reports/figures/${key}?${query}`}>{title}</Link> },
          { title: '这一段', of: (figure) => valueText(figure, figure.value), isFigure: true },
          { title: '该有多少', of: (figure) => targetText(figure) || usualText(figure) },
          { title: '怎么样', of: (figure) => <Stand shown={figure} /> },
        ]}
      />
    </Card>
  )
}
