import type { figureContract } from '#shared/insight/figure/contract'
import type { Handlers } from '../../../platform/handler'
import { getFigureBoard } from './board.service'
import { getFigureCauses } from './causes.service'
import { previewFigure } from './preview.service'
import { getFigureSeries } from './series.service'
import { enterTurnover } from './turnover.service'
import { getWorth } from './worth.service'

export const figureHandlers: Handlers<typeof figureContract> = {
  'figure.getBoard': (input, context) => getFigureBoard(context, input),
  'figure.getSeries': (input, context) => getFigureSeries(context, input),
  'figure.getCauses': (input, context) => getFigureCauses(context, input),
  'figure.preview': (input, context) => previewFigure(context, input),
  'figure.getWorth': (input, context) => getWorth(context, input),
  'figure.enterTurnover': (input, context) => enterTurnover(context, input),
}
