import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import type { FigureFacts } from './facts'
import { FAR } from './figure-day'
import { peopleFigures } from './people-figures'
import { salesFigures } from './sales-figures'
import { serviceFigures } from './service-figures'
import { FIGURE_GROUPS, type FigureSpec } from './spec'

/** All that are shipped, in the order in which they are shown. */
export const FIGURES: readonly FigureSpec[] = [...salesFigures, ...peopleFigures, ...serviceFigures].sort(
  (a, b) => FIGURE_GROUPS.indexOf(a.group) - FIGURE_GROUPS.indexOf(b.group),
)

export const figuresFor = (scope: FigureFacts['scope']): readonly FigureSpec[] =>
  scope === 'shop' ? FIGURES : FIGURES.filter(({ ofSlices }) => ofSlices)

/** The gap between two days on which a member bought, as days keep it. */
export const gapOf = (previousDay: BusinessDay | null, day: BusinessDay): number =>
  previousDay === null ? 0 : Math.min(FAR, daysBetween(previousDay, day))
