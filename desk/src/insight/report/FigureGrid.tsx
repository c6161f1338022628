import { Status } from '../../ui/Page'
import { comparedText, figureText, LIGHTS, type ShownFigure, unitText } from './figures'
import { Spark } from './Spark'

export function FigureGrid({ figures }: { figures: readonly ShownFigure[] }) {
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
          <FigureLight light={figure.light ?? 'unknown'} />
        </div>
      ))}
    </div>
  )
}

function FigureLight({ light }: { light: NonNullable<ShownFigure['light']> }) {
  const shown = LIGHTS[light]
  return shown && <Status tone={shown[0]}>{shown[1]}</Status>
}
