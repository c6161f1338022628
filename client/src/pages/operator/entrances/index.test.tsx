import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { anEntrance } from '../../../testing/entrance-answers'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aStaff, EAST } from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import EntrancesPage from './index'

beforeEach(resetTaro)

const HEADQUARTERS: Scripted = { reply: aStaff({ name: '沈掌柜', role: 'headquarters', stores: [EAST] }) }
const CODE: Scripted = {
  reply: {
    key: '7K2M9QXR',
    scene: '7K2M9QXR',
    fileId: 'cloud://shop.bucket/codes/7K2M9QXR.png',
    picture: 'iVBORw0KGgo=',
    readyAt: null,
  },
}
const list = (entrances = [anEntrance()], nextAfterKey: string | null = null): Scripted => ({
  reply: { entrances, nextAfterKey },
})
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = (name: string | RegExp) => act(async () => fireEvent.click(button(name)))
const choose = (name: string) => act(async () => fireEvent.click(screen.getByRole('tab', { name })))
const type = (label: string, value: string) =>
  act(async () => fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } }))

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<EntrancesPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('lists each placement with where it leads, and which are closed', async () => {
  await open(
    HEADQUARTERS,
    list([anEntrance(), anEntrance({ key: '8K2M9QXR', title: '旧海报', isOpen: false, storeId: null })]),
  )
  expect(screen.getByText('门口 · 东店 · 打开签到')).toBeTruthy()
  expect(screen.getByText('门口 · 打开签到')).toBeTruthy()
  expect(screen.getByText('已停用')).toBeTruthy()
})

test('none yet: what they are good for', async () => {
  await open(HEADQUARTERS, list([]))
  expect(screen.getByText('还没有入口')).toBeTruthy()
})

test('follow page by page', async () => {
  const sent = await open(
    HEADQUARTERS,
    list([anEntrance()], '7K2M9QXR'),
    list([anEntrance({ key: '9Q2M7KXR', title: '包裹卡' })]),
  )
  await press('看更多')
  expect(await screen.findByText('包裹卡')).toBeTruthy()
  expect(sent[2]).toMatchObject({ input: { afterKey: '7K2M9QXR' } })
  expect(screen.queryByRole('button', { name: '看更多' })).toBeNull()
})

test('one is re-pointed: the print stays as it is', async () => {
  const sent = await open(HEADQUARTERS, list(), CODE, { reply: { entrance: anEntrance({ target: 'invite' }) } }, list())
  await press('东店门口立牌')
  expect(screen.getByRole('img', { name: '东店门口立牌的小程序码' }).getAttribute('src')).toBe(
    'data:image/png;base64,iVBORw0KGgo=',
  )
  await choose('邀请有礼')
  await press('保存修改')
  expect(sent[3]).toMatchObject({
    action: 'entrance.change',
    input: { key: '7K2M9QXR', target: 'invite', isOpen: true, by: '沈掌柜' },
  })
  expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '改好了，印好的码不用换' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a code that is not made says so, with one tap to try again', async () => {
  await open(HEADQUARTERS, list(), { refuse: 'CODE_PICTURE_NOT_MADE' }, CODE)
  await press('东店门口立牌')
  expect(screen.getByText('小程序码暂时没有生成')).toBeTruthy()
  await press('再试一次')
  expect(screen.getByRole('img', { name: /小程序码/ })).toBeTruthy()
})

test('a picture that does not show says so, with one tap to try again', async () => {
  await open(HEADQUARTERS, list(), CODE, CODE)
  await press('东店门口立牌')
  fireEvent.error(screen.getByRole('img', { name: /小程序码/ }))
  expect(screen.getByText('小程序码没有显示出来')).toBeTruthy()
  await press('再试一次')
  expect(screen.getByRole('img', { name: /小程序码/ })).toBeTruthy()
})

test('a new one is made for a placement in a store', async () => {
  const sent = await open(HEADQUARTERS, list([]), { reply: { entrance: anEntrance() } }, list())
  await press('新入口')
  expect(button('生成入口').getAttribute('aria-disabled')).toBe('true')
  await type('名字', '东店桌贴')
  await type('渠道代号', '桌贴')
  expect(screen.getByText(/小写字母/)).toBeTruthy()
  await type('渠道代号', 'table-stickers')
  await choose('桌面')
  await choose('东店')
  await choose('会员码')
  await press('生成入口')
  expect(sent[2]).toMatchObject({
    action: 'entrance.create',
    input: {
      title: '东店桌贴',
      placement: 'table',
      channel: 'table-stickers',
      storeId: 'str_east',
      target: 'code',
      by: '沈掌柜',
    },
  })
  expect(await screen.findByText('东店门口立牌')).toBeTruthy()
})

test('unless another key is written, it is counted with what stands in the same place', async () => {
  const sent = await open(HEADQUARTERS, list([]), { reply: { entrance: anEntrance() } }, list())
  await press('新入口')
  await type('名字', '直播间')
  await choose('直播')
  await press('生成入口')
  expect(sent[2]).toMatchObject({ input: { placement: 'live', channel: 'live' } })
})

test('one that is refused stays typed, with why', async () => {
  await open(HEADQUARTERS, list([]), { refuse: 'STORE_NOT_FOUND' })
  await press('新入口')
  await type('名字', '东店桌贴')
  await press('生成入口')
  expect(screen.getByText(/没有找到这家门店/)).toBeTruthy()
  expect(screen.getByRole('dialog')).toBeTruthy()
})
