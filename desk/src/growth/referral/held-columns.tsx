import { Status } from '../../ui/Page'
import type { Column } from '../../ui/Rows'
import { momentText } from '../../ui/words'

interface HeldCase {
  title: string
  scoreMax: number
  openedAt: number
  lapsesAt: number | null
  isOpen: boolean
  isStrong: boolean
  /** Of what it holds: what waits, and what does not any more, by how it ended. */
  open: number
  released: number
  refused: number
  lapsed: number
}

/** Columns of a list of held cases, around those that count what is in a case: of what waits, or of what was decided. */
export const heldColumns = (state: 'open' | 'closed', counts: readonly Column<HeldCase>[]): Column<HeldCase>[] => [
  { title: '为什么停', of: ({ title }) => title },
  { title: '停放', of: ({ openedAt }) => momentText(openedAt), isExtra: true },
  ...counts,
  { title: '可疑', of: ({ scoreMax }) => `${scoreMax.toFixed(1)} 分`, isFigure: true },
  ...(state === 'open' ? WAITING : []),
]

const WAITING: readonly Column<HeldCase>[] = [
  { title: '到期', of: ({ lapsesAt }) => (lapsesAt === null ? '–' : momentText(lapsesAt)), isFigure: true },
  {
    title: '状态',
    of: ({ isStrong }) => <Status tone={isStrong ? 'bad' : 'watch'}>{isStrong ? '很可疑' : '要看一看'}</Status>,
  },
]
