import { comparedText, figureText, type ShownFigure, unitText } from './figures'
import { Spark } from './Spark'
import { FigureLight, TargetBar } from './TargetBar'

export function FigureGrid({ figures }: { figures: readonly ShownFigure[] }) {
  return (
    <div className="figures">
      {figures.map((figure) => (
        <div key={figure.key} title={figure.definition}>
          <span className="figure-head">
            <span className="soft small">{figure.title}</span>
            <FigureLight light={figure.light ?? 'unknown'} />
          </span>
          <p className="big">
            {figureText(figure, figure.period)}
            <small>{unitText(figure)}</small>
          </p>
          {figure.target ? (
            <TargetBar figure={figure} target={figure.target} />
          ) : (
            <>
              <Spark values={figure.trend.map(({ value }) => value)} />
              <p className="soft small">{comparedText(figure)}</p>
            </>
          )}
        </div>
      ))}
    </div>
  )
}
