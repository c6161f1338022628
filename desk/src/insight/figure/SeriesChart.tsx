import { type Series, shortPeriodText, valueText } from './figure-words'

const WIDTH = 720
const HEIGHT = 220
const FOOT = 24
const LEFT = 72
const TOP = 12
const LABELS_MAX = 8

/** Periods as bars with their interval as a whisker; base and target as ticks across them, what is usual as a pale ground. The same figures stand in the table below. */
export function SeriesChart({ figure, points }: Pick<Series, 'figure' | 'points'>) {
  const known = points.flatMap(({ value, interval, target, usual }) => [
    value ?? 0,
    interval?.to ?? 0,
    interval?.from ?? 0,
    target?.base ?? 0,
    target?.challenge ?? 0,
    usual?.to ?? 0,
    usual?.from ?? 0,
  ])
  const [least, most] = [Math.min(0, ...known), Math.max(...known, 0)]
  const span = most - least || 1
  const step = (WIDTH - LEFT) / Math.max(points.length, 1)
  const yOf = (value: number) => TOP + ((most - value) / span) * (HEIGHT - FOOT - TOP)
  const every = Math.ceil(points.length / LABELS_MAX)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${figure.title}，一段一段`} className="series">
      {[...new Set([least, 0, most])].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH} y1={yOf(value)} y2={yOf(value)} stroke="var(--line)" strokeWidth={1} />
          <text x={LEFT - 8} y={yOf(value) + 4} fontSize={12} textAnchor="end" fill="var(--ink-soft)">
            {valueText(figure, value)}
          </text>
        </g>
      ))}
      {points.map(({ period, value, interval, target, usual }, at) => {
        const x = LEFT + at * step
        const middle = x + step / 2
        return (
          <g key={period.fromDay}>
            {usual && (
              <rect
                x={x}
                y={yOf(usual.to)}
                width={step}
                height={yOf(usual.from) - yOf(usual.to)}
                fill="var(--accent)"
                opacity={0.14}
              />
            )}
            {value !== null && (
              <rect
                x={x + step * 0.2}
                y={Math.min(yOf(value), yOf(0))}
                width={step * 0.6}
                height={Math.abs(yOf(value) - yOf(0))}
                fill="var(--accent)"
              />
            )}
            {interval && (
              <line
                x1={middle}
                x2={middle}
                y1={yOf(interval.to)}
                y2={yOf(interval.from)}
                stroke="var(--ink)"
                strokeWidth={1.5}
              />
            )}
            {target && (
              <>
                <line
                  x1={x}
                  x2={x + step}
                  y1={yOf(target.base)}
                  y2={yOf(target.base)}
                  stroke="var(--ink)"
                  strokeWidth={2}
                />
                <line
                  {...{ x1: x, x2: x + step, y1: yOf(target.challenge), y2: yOf(target.challenge) }}
                  stroke="var(--ink-soft)"
                  strokeWidth={2}
                  strokeDasharray="4 3"
                />
              </>
            )}
            {at % every === 0 && (
              <text x={middle} y={HEIGHT - 6} fontSize={12} textAnchor="middle" fill="var(--ink-soft)">
                {shortPeriodText(period)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
