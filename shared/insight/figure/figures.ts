import { type FigureScope, isKnownOf } from './known-of'
import { peopleFigures } from './people-figures'
import { salesFigures } from './sales-figures'
import { serviceFigures } from './service-figures'
import { FIGURE_GROUPS, type FigureSpec } from './spec'

/** All that are shipped, in the order in which they are shown. */
export const FIGURES: readonly FigureSpec[] = [...salesFigures, ...peopleFigures, ...serviceFigures].sort(
  (a, b) => FIGURE_GROUPS.indexOf(a.group) - FIGURE_GROUPS.indexOf(b.group),
)

export const figuresFor = (scope: FigureScope): readonly FigureSpec[] =>
  FIGURES.filter(({ knownOf }) => isKnownOf(knownOf, scope))
