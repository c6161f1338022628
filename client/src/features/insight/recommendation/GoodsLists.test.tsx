import { act, fireEvent, render, screen } from '@testing-library/react'
import { quiet, resetQuiet, scriptReplies } from '../../../testing/replies'
import { resetTaro } from '../../../testing/taro'
import { GoodsLists } from './GoodsLists'
import { useHiddenGoods } from './hidden-goods'

const usual = (productKey: string, name: string) => ({
  ...{ productKey, name, priceFen: 3_000 },
  ...{ count: 6, lastDay: '2026-11-28', gapDays: null, dueDay: null },
})
const liked = (productKey: string, name: string) => ({ productKey, name, priceFen: 8_800, becauseName: null })

beforeEach(() => {
  resetTaro()
  useHiddenGoods.setState({ keys: [] })
  const again = [usual('tea', '明前龙井'), usual('tin', '茶罐')]
  const mayLike = [liked('cup', '竹节杯'), liked('pot', '紫陶壶'), liked('cloth', '茶巾')]
  quiet['recommendation.listMine'] = { reply: { isPersonal: true, again, mayLike }, inputs: [] }
})
afterEach(resetQuiet)

const open = async (mayAsk = true) => {
  const sent = scriptReplies({ reply: { productKey: 'cup' } })
  await act(async () => void render(<GoodsLists mayAsk={mayAsk} onCode={() => {}} />))
  return sent
}
const isShown = (name: string) => screen.queryByText(name) !== null

test('the first of each list; what is refused makes room for the next, here and on a page opened later', async () => {
  const sent = await open()
  expect(['明前龙井', '茶罐', '竹节杯', '紫陶壶', '茶巾'].map(isShown)).toEqual([true, false, true, true, false])
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '不再推荐竹节杯' })))
  expect(sent).toMatchObject([{ action: 'recommendation.hide', input: { productKey: 'cup' } }])
  await open()
  expect(screen.queryByText('竹节杯')).toBeNull()
  expect(screen.getAllByText('茶巾')).toHaveLength(2)
})

test('nothing is asked before the page has what it is for', async () => {
  await open(false)
  expect(quiet['recommendation.listMine']?.inputs).toEqual([])
  expect(screen.queryByText('再来一单')).toBeNull()
})
