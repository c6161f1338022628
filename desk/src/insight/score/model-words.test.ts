import { backtestText, forecastText, type Model, refusalTexts, spendText } from './model-words'

const fit = { hasNoDropout: false } as Model['diagnostics']['mbg']
const model = (fittedInVersion: number | null, hasNoDropout = false) =>
  ({
    version: 4,
    forecast: fittedInVersion === null ? null : { fittedInVersion, frequency: { kind: 'mbg' } },
    diagnostics: { mbg: { ...fit, hasNoDropout }, bg: null },
  }) as Model

test('says whose fit foretells, and what it cannot say yet', () => {
  expect(forecastText(model(null))).toBe('还不能预测，只排了五档和分组')
  expect(forecastText(model(4))).toBe('这一版新算的')
  expect(forecastText(model(4, true))).toContain('看不出有人离开')
  expect(forecastText(model(2))).toBe('沿用第 2 版算好的')
})

test('says what would have been foretold beside what came', () => {
  const backtest = {
    members: 1200,
    predictedSilent: 0.62,
    actualSilent: 0.6,
    predictedFen: 1_234_500,
    actualFen: 1_200_000,
  }
  expect(backtestText(backtest)).toEqual([
    '假如 90 天前就用它，看那时的 1,200 位：',
    '说 62.0% 不会再来，真的是 60.0%，说多了 2.0 点',
    '说会花 ¥12,345，真的是 ¥12,000',
  ])
  expect(backtestText({ ...backtest, predictedSilent: 0.6 })?.[1]).toContain('一样')
  expect(backtestText(null)).toBeNull()
})

test('every reason not to use a fit has its words', () => {
  expect(refusalTexts(['notConverged', 'notCalibrated'])).toEqual(['没有算出结果', '说的和真的差了 15 点以上'])
  const unused = { isUsed: false, unusedFor: ['noMean'] } as unknown as Model['diagnostics']['spend']
  expect(spendText(unused)).toContain('少数人花得太多')
  expect(spendText({ isUsed: true } as Model['diagnostics']['spend'])).toContain('往全店的平均靠')
})
