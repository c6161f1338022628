import { daysBetween } from '#shared/kernel/business-day'
import { yuan } from '#shared/kernel/money'
import { factsWorth, meanSpendOf } from './facts'
import { groupOf } from './group'
import type { ForecastModel, ScoreModel } from './model'
import type { ScoreRules } from './rules'
import { DIMENSION_NAMES, DIMENSIONS, type Stage } from './score'
import type { Figures } from './score-of'
import { ownWeight } from './worth'

/** Sentences for operators on where each figure of a score comes from. Simplified Chinese. */

export interface Why {
  figure: string
  text: string
}

export const STAGE_NAMES: Record<Stage, string> = {
  new: '新客',
  growing: '成长',
  active: '活跃',
  loyal: '忠诚',
  atRisk: '流失风险',
  asleep: '沉睡',
  lost: '流失',
}

export function whyText(
  figures: Figures,
  model: Pick<ScoreModel, 'cuts' | 'forecast' | 'version'>,
  rules: ScoreRules,
): Why[] {
  return [
    ...dimensionTexts(figures, model),
    { figure: 'value', text: valueText(figures, rules) },
    { figure: 'group', text: groupText(figures, rules) },
    { figure: 'stage', text: stageText(figures, rules, model) },
    ...forecastTexts(figures, model, rules),
  ]
}

function dimensionTexts({ facts, asOfDay, rfm }: Figures, { cuts }: Pick<ScoreModel, 'cuts'>): Why[] {
  const recencyDays = daysBetween(facts.lastDay, asOfDay)
  const yuans = (values: readonly number[]) => values.map((value) => yuan(Math.round(value)))
  const texts: Why[] = [
    {
      figure: 'r',
      text: `最近一次消费在 ${recencyDays} 天前；分界 ${cuts.r.map(shown).join(' / ')} 天，越近越高：${rfm.r} 分`,
    },
    {
      figure: 'f',
      text: `有消费的天数 ${facts.purchaseDays} 天；分界 ${cuts.f.map(shown).join(' / ')} 天，越多越高：${rfm.f} 分`,
    },
    {
      figure: 'm',
      text: `累计消费 ${yuan(facts.spentFen)} 元；分界 ${yuans(cuts.m).join(' / ')} 元，越多越高：${rfm.m} 分`,
    },
  ]
  if (rfm.l !== null && cuts.l) {
    texts.push({ figure: 'l', text: `预期价值按全店五等分，分界 ${yuans(cuts.l).join(' / ')} 元：${rfm.l} 分` })
  }
  if (rfm.s !== null && cuts.s) {
    const friends = facts.social ?? 0
    texts.push({
      figure: 's',
      text: `带来 ${friends} 位好友；没有为 1 分，其余分界 ${cuts.s.map(shown).join(' / ')} 位：${rfm.s} 分`,
    })
  }
  return texts
}

function valueText({ rfm, dimensions, value }: Figures, { weights }: ScoreRules): string {
  const parts = dimensions.map((each) => `${DIMENSION_NAMES[each]} ${rfm[each]} 分 × ${shown(weights[each])}`)
  const missing = DIMENSIONS.filter((each) => weights[each] > 0 && !dimensions.includes(each))
  const without =
    missing.length > 0 ? `；缺少${missing.map((each) => DIMENSION_NAMES[each]).join('、')}，其余权重按比例放大` : ''
  return `${parts.join(' + ')}，换算到 0–100 为 ${shown(value)}${without}`
}

function groupText({ rfm, facts, asOfDay }: Figures, { groups }: ScoreRules): string {
  const group = groupOf(groups, rfm, daysBetween(facts.firstDay, asOfDay))
  const place = groups.findIndex(({ key }) => key === group.key) + 1
  return `按顺序第一个符合的分组是第 ${place} 组：${group.name}`
}

function stageText(
  { facts, asOfDay, stage, forecast }: Figures,
  { stages }: ScoreRules,
  { forecast: model }: Pick<ScoreModel, 'forecast'>,
): string {
  const recencyDays = daysBetween(facts.lastDay, asOfDay)
  const tenureDays = daysBetween(facts.firstDay, asOfDay)
  const reasons: Record<Stage, string> = {
    lost: `${recencyDays} 天没有消费，超过 ${stages.lostDays} 天`,
    asleep: `${recencyDays} 天没有消费，超过 ${stages.asleepDays} 天`,
    new: `首次消费在 ${tenureDays} 天前，不超过 ${stages.newDays} 天`,
    atRisk: `90 天内不再消费的概率 ${percent(forecast?.silent90 ?? 0)}，高于五分之四的活跃会员（${percent(model?.riskCut ?? 0)}）`,
    loyal: `有 ${facts.purchaseDays} 天消费，达到 ${stages.loyalPurchaseDays} 天`,
    growing: `首次消费后 ${tenureDays} 天内再次消费，不超过 ${stages.growingDays} 天`,
    active: '近期有消费，未达到其他阶段的条件',
  }
  return `${STAGE_NAMES[stage]}：${reasons[stage]}`
}

function forecastTexts(
  { facts, forecast }: Figures,
  { forecast: model, version }: Pick<ScoreModel, 'forecast' | 'version'>,
  { ltv }: ScoreRules,
): Why[] {
  if (!forecast || !model) return [{ figure: 'forecast', text: '数据还太少，没有可用的预测模型；只有分位数和分组' }]
  const { kind, r, alpha, a, b } = model.frequency
  const name = kind === 'mbg' ? 'MBG/NBD' : 'BG/NBD'
  const params = [r, alpha, a, b].map((each) => each.toPrecision(4)).join(', ')
  const source = model.fittedInVersion === version ? '' : `，沿用第 ${model.fittedInVersion} 版的拟合`
  const mean = worthText(facts, model)
  const { low, expected, high } = forecast.ltvFen
  return [
    {
      figure: 'silent',
      text: `30 天内不再消费 ${percent(forecast.silent30)}，90 天内 ${percent(forecast.silent90)}；模型 ${name}（r, α, a, b = ${params}）${source}`,
    },
    {
      figure: 'ltv',
      text: `未来 ${ltv.months} 个月 ${yuan(low)}–${yuan(high)} 元，中值 ${yuan(expected)} 元；${mean}，毛利 ${ltv.marginPercent}%，月折现 ${shown(ltv.monthlyDiscountPercent)}%`,
    },
  ]
}

function worthText(facts: Figures['facts'], model: ForecastModel): string {
  if (model.spend) return `本人复购日均 ${yuan(Math.round(meanSpendOf(facts)))} 元，向全店均值收缩`
  if (!model.worth) return `按全店消费日均 ${yuan(Math.round(model.meanSpendFen))} 元`
  const own =
    facts.purchaseDays > 1 ? `复购日均 ${yuan(Math.round(meanSpendOf(facts)))}` : `首次消费 ${yuan(facts.spentFen)}`
  const weight = percent(ownWeight(model.worth, facts.purchaseDays))
  const expected = yuan(Math.round(factsWorth(facts, model)))
  return `每个消费日预计 ${expected} 元：本人${own} 元占 ${weight}，其余按消费天数相近的会员`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** At most two decimals, and none without need. */
function shown(value: number): string {
  return String(Math.round(value * 100) / 100)
}
