import { type OwnFigure, ownFigureRules } from '#shared/insight/figure/own-rules'
import type { ReadContext } from '../../../platform/context'
import { digestOf, rulesInForce } from '../../base/settings/settings.face'

const DIGEST_LENGTH = 12

export interface OwnInForce {
  figure: OwnFigure
  /** Of the figure and of what it counts: by another rule it has another one, another title counts nothing anew. */
  mark: string
}

/** The figures that the shop has made itself, each with the mark of its rule. */
export async function ownFigures(context: ReadContext): Promise<OwnInForce[]> {
  const { figures } = await rulesInForce(context, ownFigureRules)
  return figures.map((figure) => ({
    figure,
    mark: `${figure.key}-${digestOf([figure.above, figure.below]).slice(0, DIGEST_LENGTH)}`,
  }))
}
