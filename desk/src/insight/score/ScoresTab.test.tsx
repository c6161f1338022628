import { fireEvent, screen } from '@testing-library/react'
import type { ActionOutput } from '../../api/request'
import { type Answers, renderFor } from '../../testing/render-for'
import { ScoresTab } from './ScoresTab'

jest.mock('../../ui/Chart', () => ({ Chart: () => null }))

const model = (version: number) =>
  ({
    ...{ version, asOfDay: '2026-11-22', fittedAt: 0, rulesVersion: 1, forecast: null },
    cuts: { r: [10, 20, 40, 90], f: [1, 2, 3, 5], m: [5_000, 10_000, 20_000, 50_000], l: null, s: null },
    diagnostics: {
      ...{ population: 2043, members: 40, repeaters: 9, mbg: null, bg: null, spend: null, backtest: null },
      refusals: ['tooFewMembers'],
    },
  }) as unknown as ActionOutput<'score.getModel'>['model']
const ANSWERS: Answers = {
  'score.summarize': () => ({
    ...{ scores: 40, stages: [], r: [], f: [], m: [], l: [], s: [] },
    groups: [{ key: 'newPromise', name: '潜力新客', members: 12 }],
  }),
  'score.getModel': ({ version }) => ({
    model: model(version ?? 3),
    earlier: [{ version: 2, asOfDay: '2026-11-15', fittedInVersion: null, refusals: [] }] as never,
  }),
  'score.listRuns': () => ({ runs: [] }),
  'score.list': () => ({ scores: [], nextAfterId: null }),
}

test('the model in force says what it cannot do yet, and an earlier one can be read', async () => {
  const { inputsOf } = renderFor({}, <ScoresTab />, ANSWERS)
  expect(await screen.findByText('第 3 版，在用')).toBeTruthy()
  expect(screen.getByText('这次新算的没有用上：消费过、满 30 天的会员不到 50 位')).toBeTruthy()
  fireEvent.mouseDown(screen.getByRole('combobox', { name: '哪一版' }))
  fireEvent.click(await screen.findByText(/^第 2 版 · 到/))
  expect(await screen.findByText('第 2 版')).toBeTruthy()
  expect(inputsOf('score.getModel')).toEqual([{}, { version: 2 }])
})

test('no list of members is asked for before somebody chooses a group, because each look is on record', async () => {
  const { inputsOf } = renderFor({}, <ScoresTab />, ANSWERS)
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: '哪一组' }))
  expect(inputsOf('score.list')).toEqual([])
  fireEvent.click(await screen.findByText('潜力新客 · 12 人'))
  expect(await screen.findByText('这一组没有会员')).toBeTruthy()
  expect(inputsOf('score.list')).toEqual([{ group: 'newPromise' }])
})
