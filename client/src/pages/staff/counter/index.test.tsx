import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aFoundMember, aPurchase, aRecorded, aRefunded, aStaff, EAST, WEST } from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import CounterPage from './index'

beforeEach(resetTaro)

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = (name: string | RegExp) => act(async () => fireEvent.click(button(name)))
const pressKeys = async (...names: string[]) => {
  for (const name of names) await press(name)
}
const scan = async (result: string) => {
  Taro.scanCode.mockResolvedValueOnce({ result })
  await press('扫会员码')
}

async function open(staff: Scripted, ...script: Scripted[]) {
  const sent = scriptReplies(staff, ...script)
  render(<CounterPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

async function sell(...script: Scripted[]) {
  const sent = await open({ reply: aStaff() }, { reply: aFoundMember() }, ...script)
  await scan('CL1.7K2M9QXR4TB8WC')
  await pressKeys('4', '6', '小数点', '5')
  await press('确认入账 ¥46.50')
  return sent
}

describe('before the first customer', () => {
  test('shows its shape until the shop has said who works here', () => {
    scriptReplies('never')
    render(<CounterPage />)
    expect(screen.getByLabelText('正在加载')).toBeTruthy()
  })

  test('is nothing for a member, and says how one becomes staff', async () => {
    await open({ reply: { staff: null } })
    expect(screen.getByText('这里是店员用的')).toBeTruthy()
    await press('去首页')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })

  test('staff without an open store are told whom to ask', async () => {
    await open({ reply: aStaff({ stores: [] }) })
    expect(screen.getByText('请联系总部，把你分配到门店')).toBeTruthy()
  })

  test('an error can be tried again', async () => {
    await open({ refuse: 'BUSY' }, { reply: aStaff() })
    await press('再试一次')
    expect(button('扫会员码')).toBeTruthy()
  })

  test('staff of several stores say where they are, once for this phone', async () => {
    await open({ reply: aStaff({ stores: [EAST, WEST] }) })
    await press('西店')
    expect(Taro.setNavigationBarTitle).toHaveBeenLastCalledWith({ title: '收银台 · 西店' })
    await press('换门店，现在是西店')
    await press('东店')
    expect(Taro.setNavigationBarTitle).toHaveBeenLastCalledWith({ title: '收银台 · 东店' })
  })
})

describe('finding the member', () => {
  test('asks for the scanned code at this store and shows who it is', async () => {
    const sent = await open({ reply: aStaff() }, { reply: aFoundMember() })
    await scan('CL1.7K2M9QXR4TB8WC')
    expect(Taro.scanCode).toHaveBeenCalledWith(expect.objectContaining({ onlyFromCamera: true }))
    expect(sent[1]).toMatchObject({
      action: 'staff.lookUpMember',
      input: { memberCode: '7K2M9QXR4TB8WC', storeId: 'str_east' },
    })
    expect(screen.getByText('林间')).toBeTruthy()
    expect(screen.getByText('翡翠')).toBeTruthy()
    expect(screen.getByText('1,286 积分 · 尾号 77 · 上次 11月18日')).toBeTruthy()
    expect(screen.getByText('1.1 倍，确认后到账')).toBeTruthy()
  })

  test('takes a typed code as people write it', async () => {
    const sent = await open({ reply: aStaff() }, { reply: aFoundMember() })
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '7k2m 9qxr 4tb8 wc' } })
    await press('查找会员')
    expect(sent[1]?.input).toEqual({ memberCode: '7K2M9QXR4TB8WC', storeId: 'str_east' })
  })

  test('asks nothing for a code that cannot be one', async () => {
    const sent = await open({ reply: aStaff() })
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '7K2M' } })
    await press('查找会员')
    expect(screen.getByText('会员码是 14 位数字和字母，再对一遍')).toBeTruthy()
    await scan('https://example.com')
    expect(screen.getByText('这不是会员码。请会员打开会员码页面，再扫一次')).toBeTruthy()
    expect(sent).toHaveLength(1)
  })

  test('a camera that brings nothing leaves the page as it was', async () => {
    const sent = await open({ reply: aStaff() })
    Taro.scanCode.mockRejectedValueOnce({ errMsg: 'scanCode:fail cancel' })
    await press('扫会员码')
    expect(sent).toHaveLength(1)
    expect(screen.queryByRole('status')).toBeNull()
  })

  test.each([
    [{ refuse: 'MEMBER_NOT_FOUND' }, '没有这个会员码。请会员打开会员码页面，再扫一次'],
    [{ refuse: 'WRONG_STORE' }, '这不是你负责的门店。换回自己的门店再试'],
  ])('%p says what to do', async (refusal, sentence) => {
    await open({ reply: aStaff() }, refusal)
    await scan('7K2M9QXR4TB8WC')
    expect(screen.getByText(sentence)).toBeTruthy()
    expect(button('扫会员码')).toBeTruthy()
  })

  test('is asked once while the answer is under way', async () => {
    const sent = await open({ reply: aStaff() }, 'never')
    await scan('7K2M9QXR4TB8WC')
    await press('扫会员码')
    expect(screen.getByText('正在查找')).toBeTruthy()
    expect(sent).toHaveLength(2)
  })
})

describe('recording the purchase', () => {
  test('needs an amount', async () => {
    const sent = await open({ reply: aStaff() }, { reply: aFoundMember() })
    await scan('7K2M9QXR4TB8WC')
    await press('先输入金额')
    await pressKeys('4', '删除一位')
    expect(button('先输入金额').getAttribute('aria-disabled')).toBe('true')
    expect(sent).toHaveLength(2)
  })

  test('sends fen, and shows what the server says has happened', async () => {
    const sent = await sell({ reply: aRecorded() })
    expect(sent[2]).toMatchObject({
      action: 'purchase.record',
      input: { memberCode: aFoundMember().proof, storeId: 'str_east', amountFen: 4650 },
    })
    expect(screen.getByText('已入账 ¥46.50')).toBeTruthy()
    expect(screen.getByText('+51 积分')).toBeTruthy()
    expect(screen.getByText('1,337')).toBeTruthy()
    expect(screen.getByText('686（+46）')).toBeTruthy()
    expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
  })

  test('tells of a tier that was reached', async () => {
    await sell({ reply: aRecorded({ tierReached: { key: 'amber', name: '琥珀' } }) })
    expect(screen.getByText('升到琥珀会员，告诉客人一声')).toBeTruthy()
  })

  test('happens once, however often it is confirmed', async () => {
    const sent = await sell('never')
    await press('确认入账 ¥46.50')
    await pressKeys('1')
    expect(button('确认入账 ¥46.50').getAttribute('aria-busy')).toBe('true')
    expect(sent).toHaveLength(3)
  })

  test('without an answer only the very same can be confirmed again', async () => {
    const sent = await sell('lost', 'lost', { reply: aRecorded() })
    expect(screen.getByText('没有收到回应，可能已经入账。再点一次确认，不会重复')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '1' })).toBeNull()
    await press('看今日记录')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/staff/today/index' })
    await press('再确认一次 ¥46.50')
    expect(new Set(sent.slice(2).map(({ requestId }) => requestId)).size).toBe(1)
    expect(screen.getByText('已入账 ¥46.50')).toBeTruthy()
  })

  test('a refusal leaves the amount to be changed, and another amount is another request', async () => {
    const sent = await sell({ refuse: 'WRONG_STORE' }, { reply: aRecorded() })
    expect(screen.getByText('这不是你负责的门店。换回自己的门店再试')).toBeTruthy()
    await pressKeys('0')
    expect(screen.queryByRole('status')).toBeNull()
    await press('确认入账 ¥46.50')
    expect(sent[3]?.requestId).not.toBe(sent[2]?.requestId)
  })

  test('carries the receipt number, once it can be one', async () => {
    const recorded = aRecorded({ purchase: aPurchase({ receiptNumber: 'A-12' }) })
    const sent = await open({ reply: aStaff() }, { reply: aFoundMember() }, { reply: recorded })
    await scan('7K2M9QXR4TB8WC')
    await press('收银单号')
    const field = screen.getByRole('textbox', { name: '小票上的单号' })
    fireEvent.change(field, { target: { value: 'A 12' } })
    expect(screen.getByText(/中间没有空格/)).toBeTruthy()
    expect(button('好了').getAttribute('aria-disabled')).toBe('true')
    fireEvent.change(field, { target: { value: 'A-12' } })
    await press('好了')
    await pressKeys('5')
    await press('确认入账 ¥5.00')
    expect(sent[2]?.input).toMatchObject({ receiptNumber: 'A-12' })
    expect(screen.getByText('A-12')).toBeTruthy()
  })

  test('another member begins with nothing typed', async () => {
    await open({ reply: aStaff() }, { reply: aFoundMember() }, { reply: aFoundMember() })
    await scan('7K2M9QXR4TB8WC')
    await pressKeys('4', '6')
    await press('换一位')
    await scan('7K2M9QXR4TB8WC')
    expect(button('先输入金额')).toBeTruthy()
  })
})

describe('afterwards', () => {
  test('the purchase is taken back as a whole, after one question', async () => {
    const sent = await sell({ reply: aRecorded() }, { reply: aRefunded({ debtAfter: 30 }) })
    await press('撤销这笔')
    expect(sent).toHaveLength(3)
    await press('确认撤销 ¥46.50')
    expect(sent[3]).toMatchObject({
      action: 'purchase.refund',
      input: { purchaseId: 'pur-1', amountFen: 4650, note: '收银台撤销' },
    })
    expect(screen.getByText('已撤销 ¥46.50')).toBeTruthy()
    expect(screen.getByText(/收回 51 积分。.*欠 30 积分/)).toBeTruthy()
    expect(screen.queryByText('撤销这笔')).toBeNull()
  })

  test('taking it back without an answer can be repeated as the same request', async () => {
    const sent = await sell({ reply: aRecorded() }, 'lost', 'lost', { reply: aRefunded() })
    await press('撤销这笔')
    await press('确认撤销 ¥46.50')
    expect(screen.getByText('没有收到回应，可能已经撤销。再点一次确认，不会重复')).toBeTruthy()
    await press('确认撤销 ¥46.50')
    expect(new Set(sent.slice(3).map(({ requestId }) => requestId)).size).toBe(1)
    expect(screen.getByText('已撤销 ¥46.50')).toBeTruthy()
  })

  test('the next customer is one tap away, camera first', async () => {
    const sent = await sell({ reply: aRecorded() }, { reply: aFoundMember({ displayName: '何青' }) })
    Taro.scanCode.mockResolvedValueOnce({ result: '7K2M9QXR4TB8WC' })
    await press('下一位')
    expect(sent[3]?.action).toBe('staff.lookUpMember')
    expect(screen.getByText('何青')).toBeTruthy()
    expect(button('先输入金额')).toBeTruthy()
  })
})
