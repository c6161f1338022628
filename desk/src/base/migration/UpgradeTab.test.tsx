import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { ActionOutput } from '../../api/request'
import { type Answers, renderFor } from '../../testing/render-for'
import { UpgradeTab } from './UpgradeTab'

type Migrations = ActionOutput<'migration.list'>
const one = (number: number, status: Migrations['migrations'][number]['status']) => ({
  ...{ number, noun: 'import', title: `第 ${number} 次换写法`, undo: '只能恢复备份', status },
  ...{ beganAt: null, doneAt: null },
})
const found = (isPaused: boolean): Migrations => ({
  schema: { known: 3, begun: 2, done: 2 },
  isPaused,
  migrations: [one(1, 'done'), one(2, 'done'), one(3, 'waiting')],
})

test('what is still old is counted part by part, and added up', async () => {
  const answers: Answers = {
    'migration.list': () => found(false),
    'migration.preview': ({ from }) =>
      from === undefined
        ? { number: 3, looked: 500, old: 20, next: 'sealed' }
        : { number: 3, looked: 70, old: 1, next: null },
  }
  const { inputsOf } = renderFor({}, <UpgradeTab />, answers)
  expect(await screen.findByText('格式 2，要到 3')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '数一数' }))
  expect(await screen.findByText('看了 570 条，21 条还是旧写法')).toBeTruthy()
  expect(inputsOf('migration.preview')).toEqual([{ number: 3 }, { number: 3, from: 'sealed' }])
})

test.each([
  [false, '暂停升级', '暂停，先不升级', 'migration.pause'],
  [true, '开始升级', '开始，不再退回旧版本', 'migration.start'],
] as const)('held: %s, offers %s and does it after a question', async (isPaused, offer, verb, action) => {
  const answers: Answers = {
    'migration.list': () => found(isPaused),
    'migration.pause': () => ({ isPaused: true }),
    'migration.start': () => ({ isPaused: false }),
  }
  const { inputsOf } = renderFor({}, <UpgradeTab />, answers)
  fireEvent.click(await screen.findByRole('button', { name: offer }))
  expect(inputsOf(action)).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: verb }))
  await waitFor(() => expect(inputsOf(action)).toEqual([{ by: expect.any(String) }]))
})
