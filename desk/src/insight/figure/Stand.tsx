import { Status, type Tone } from '../../ui/Page'
import { FigureLight } from '../report/TargetBar'
import { type Shown, standOf } from './figure-words'

const TONES: Record<'good' | 'watch' | 'bad', Tone> = { good: 'good', watch: 'watch', bad: 'bad' }

/** How a figure stands: beside what was promised, or beside what it usually is. */
export function Stand({ shown }: { shown: Shown }) {
  const { light, usual } = shown
  if (!usual || light === 'unknown') return <FigureLight light={light} />
  return <Status tone={TONES[light]}>{standOf(shown)}</Status>
}
