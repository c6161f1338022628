import type { Light, Target } from '#shared/kernel/light'
import { Status } from '../../ui/Page'
import { comparedText, figureText, LIGHTS, type ShownFigure } from './figures'

/** Room after the farthest mark, so that no mark stands at the very end. */
const ROOM = 1.15

/** How far a figure has come towards its target: a dark tick marks the base, a pale one the target. */
export function TargetBar({ figure, target }: { figure: ShownFigure; target: Target }) {
  const value = figure.period ?? 0
  const whole = Math.max(value, target.base, target.challenge) * ROOM || 1
  const at = (amount: number) => (amount / whole) * 100
  return (
    <>
      <svg
        className={`target ${figure.light ?? 'unknown'}`}
        viewBox="0 0 100 16"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="track" y={5} width={100} height={6} />
        <rect className="value" y={5} width={at(value)} height={6} />
        <rect className="base" x={at(target.base) - 0.5} width={1} height={16} />
        <rect className="challenge" x={at(target.challenge) - 0.5} width={1} height={16} />
      </svg>
      <p className="soft small">
        底线 {figureText(figure, target.base)}　目标 {figureText(figure, target.challenge)}
      </p>
      <p className="soft small">{comparedText(figure)}</p>
    </>
  )
}

export function FigureLight({ light }: { light: Light }) {
  const shown = LIGHTS[light]
  return shown && <Status tone={shown[0]}>{shown[1]}</Status>
}
