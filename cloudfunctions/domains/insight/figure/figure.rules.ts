import { ownFigureRules } from '#shared/insight/figure/own-rules'
import { figureTargetRules } from '#shared/insight/figure/target-rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(figureTargetRules, fromNowOn('经营数字的灯马上按新目标亮，过去的月份也按新填的阶梯算。')),
  register(ownFigureRules, fromNowOn('改动过的数字今晚把一年多以来的日子重新数一遍，数完以前显示“–”。')),
]
