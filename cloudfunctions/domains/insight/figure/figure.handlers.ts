import type { figureContract } from '#shared/insight/figure/contract'
import type { Handlers } from '../../../platform/handler'
import { getFigureBoard } from './board.service'
import { enterTurnover } from './turnover.service'

export const figureHandlers: Handlers<typeof figureContract> = {
  'figure.getBoard': (input, context) => getFigureBoard(context, input),
  'figure.enterTurnover': (input, context) => enterTurnover(context, input),
}
