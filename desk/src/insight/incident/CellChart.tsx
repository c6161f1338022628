import { usualText } from '#shared/insight/incident/stand-text'
import { clockText, grouped } from '../../ui/words'

interface Point {
  at: number
  count: number
  expected: number
}

const WIDTH = 480
const HEIGHT = 160
const FOOT = 20

/** Each hour as a bar, what is usual as a line across it; the same figures stand in the table below. */
export function CellChart({ points }: { points: readonly Point[] }) {
  const most = Math.max(1, ...points.flatMap(({ count, expected }) => [count, expected]))
  const step = WIDTH / Math.max(points.length, 1)
  const heightOf = (value: number) => (value / most) * (HEIGHT - FOOT - 8)
  return (
    <figure className="cell-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="最近一天每小时的次数，横线是平常">
        {points.map(({ at, count, expected }, index) => (
          <g key={at}>
            <rect
              x={index * step + step * 0.15}
              y={HEIGHT - FOOT - heightOf(count)}
              width={step * 0.7}
              height={heightOf(count)}
              fill="var(--accent)"
            />
            <line
              x1={index * step}
              x2={(index + 1) * step}
              y1={HEIGHT - FOOT - heightOf(expected)}
              y2={HEIGHT - FOOT - heightOf(expected)}
              stroke="var(--ink)"
              strokeWidth={1.5}
            />
            {index % 6 === 0 && (
              <text x={index * step} y={HEIGHT - 5} fontSize={11} fill="var(--ink-soft)">
                {clockText(at)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className="soft small">每小时的次数；横线是平常同一个星期几、同一个钟点的平均</figcaption>
      <details>
        <summary className="soft small">看数字</summary>
        <table className="rows" aria-label="每小时的数字">
          <thead>
            <tr>
              <th scope="col">钟点</th>
              <th scope="col" className="figure">
                平常
              </th>
              <th scope="col" className="figure">
                实际
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ at, count, expected }) => (
              <tr key={at}>
                <th scope="row">{clockText(at)}</th>
                <td className="figure">{usualText(expected)}</td>
                <td className="figure">{grouped(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
