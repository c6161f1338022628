import type { TargetRules } from '#shared/front/today/rules'
import { FIGURES } from '#shared/insight/report/figures'
import { figureText, unitText } from '../../insight/report/figures'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'

/** The targets as a person would say them: in yuan and percent, where the document holds fen and shares. */
export function TargetsInWords({ rules: { targets } }: { rules: TargetRules }) {
  const rows = targets.flatMap(({ key, base, challenge }) => {
    const figure = FIGURES.find((each) => each.key === key)
    return figure ? [{ figure, base: amountOf(base), challenge: amountOf(challenge) }] : []
  })
  return (
    <Card title="目标" hint="近 30 天">
      <Rows
        name="目标"
        rows={rows}
        keyOf={({ figure }) => figure.key}
        empty="还没有目标。加一项，“今天”就亮灯"
        columns={[
          { title: '数字', of: ({ figure }) => figure.title },
          {
            title: '不该低于',
            of: ({ figure, base }) => `${figureText(figure, base)} ${unitText(figure)}`,
            isFigure: true,
          },
          {
            title: '达到就亮绿',
            of: ({ figure, challenge }) => `${figureText(figure, challenge)} ${unitText(figure)}`,
            isFigure: true,
          },
        ]}
      />
    </Card>
  )
}

/** A field may be empty while it is being typed. */
const amountOf = (typed: unknown): number | null => (typeof typed === 'number' ? typed : null)
