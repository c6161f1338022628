import { comparedText, type Figure, figureText, unitText } from './figures'
import { Spark } from './Spark'

export function FigureGrid({ figures }: { figures: readonly Figure[] }) {
  return (
    <div className="figures">
      {figures.map((figure) => (
        <div key={figure.key} title={figure.definition}>
          <span className="soft small">{figure.title}</span>
          <p className="big">
            {figureText(figure, figure.period)}
            <small>{unitText(figure)}</small>
          </p>
          <Spark values={figure.trend.map(({ value }) => value)} />
          <p className="soft small">{comparedText(figure)}</p>
        </div>
      ))}
    </div>
  )
}
