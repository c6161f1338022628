import type { OwnFigure } from '#shared/insight/figure/own-rules'
import { ownFigureRules } from '#shared/insight/figure/own-rules'
import type { ReadContext } from '../../../platform/context'
import { digestOf, rulesInForce } from '../../base/settings/settings.face'

const DIGEST_LENGTH = 12

export interface OwnInForce {
  figure: OwnFigure
  /** Of what is counted: another title counts nothing anew. */
  digest: string
}

/** The figures that the shop has made itself, each with the mark of its rule. */
export async function ownFigures(context: ReadContext): Promise<OwnInForce[]> {
  const { figures } = await rulesInForce(context, ownFigureRules)
  return figures.map((figure) => ({
    figure,
    digest: digestOf([figure.above, figure.below]).slice(0, DIGEST_LENGTH),
  }))
}
