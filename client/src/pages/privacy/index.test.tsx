import { act, fireEvent, render, screen } from '@testing-library/react'
import { readStored, writeStored } from '../../platform/storage'
import { useSession } from '../../session/use-session'
import { ANSWERED_AT, aConsent, aProfile } from '../../testing/profile-answers'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro } from '../../testing/taro'
import PrivacyPage from './index'

beforeEach(resetTaro)
afterEach(resetQuiet)

const press = (role: 'button' | 'switch', name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole(role, { name })))
const switchOf = (name: string) => screen.getByRole('switch', { name })

async function open(profile = aProfile(), ...script: Scripted[]) {
  const sent = scriptReplies({ reply: profile }, ...script)
  render(<PrivacyPage />)
  await screen.findByText('我的数据')
  return sent
}

test('shows its shape until the shop answers', () => {
  scriptReplies('never')
  render(<PrivacyPage />)
  expect(screen.getByLabelText('正在加载')).toBeTruthy()
})

test('an error can be tried again', async () => {
  scriptReplies({ refuse: 'BUSY' }, { reply: aProfile() })
  render(<PrivacyPage />)
  await screen.findByText('现在人有点多')
  await press('button', '再试一次')
  expect(screen.getByText('我同意的用途')).toBeTruthy()
})

test('a deletion that the shop wrote down is shown with its day, and taken back with one tap', async () => {
  quiet['privacy.getMyDeletion'] = { reply: { deletion: { filedAt: 0, coolsUntilAt: ANSWERED_AT } }, inputs: [] }
  const sent = await open(aProfile(), { refuse: 'BUSY' }, { reply: { takenBackAt: 1 } })
  await screen.findByText(/2026-11-18 14:32 以后注销/)
  await press('button', '撤回注销')
  await screen.findByText(/现在人有点多/)
  await press('button', '撤回注销')
  expect(sent[1]).toMatchObject({ action: 'privacy.takeBackDeletion', input: {} })
  expect(screen.getByText('注销已撤回，会员账号照常使用')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '撤回注销' })).toBeNull()
})

describe('a consent', () => {
  test('stands with what it is for, which wording, and when it was answered', async () => {
    await open()
    expect(screen.getAllByRole('switch').map((each) => each.getAttribute('aria-checked'))).toEqual([
      'true',
      'false',
      'false',
    ])
    expect(screen.getByText(/记下你看了哪些页面/)).toBeTruthy()
    expect(screen.getByText('说明第 1 版 · 2026-11-18 14:32 同意')).toBeTruthy()
    expect(screen.getByText('说明第 1 版 · 还没有选过')).toBeTruthy()
    expect(screen.getByText('说明第 1 版 · 2026-11-18 14:32 更改')).toBeTruthy()
  })

  test('is taken back with one tap, without a question', async () => {
    const withdrawn = aProfile({ consents: [aConsent({ isGranted: false, at: ANSWERED_AT + 60_000 })] })
    const sent = await open(aProfile(), { reply: withdrawn })
    await press('switch', '记录浏览')
    expect(sent[1]).toMatchObject({
      action: 'member.setConsent',
      input: { purpose: 'analytics', isGranted: false },
    })
    expect(switchOf('记录浏览').getAttribute('aria-checked')).toBe('false')
    expect(sent).toHaveLength(2)
  })

  test('keeps its place until the shop has answered, and the others wait', async () => {
    const sent = await open(aProfile(), 'never')
    await press('switch', '优惠消息')
    expect(switchOf('优惠消息').getAttribute('aria-busy')).toBe('true')
    expect(switchOf('优惠消息').getAttribute('aria-checked')).toBe('false')
    await press('switch', '优惠消息')
    await press('switch', '记录浏览')
    expect(sent).toHaveLength(2)
  })

  test('that could not be changed says so and stays as it was', async () => {
    await open(aProfile(), 'lost', 'lost')
    await press('switch', '记录浏览')
    expect(screen.getByText('网络不太顺畅，没有收到回应。再试一次，不会重复')).toBeTruthy()
    expect(switchOf('记录浏览').getAttribute('aria-checked')).toBe('true')
  })

  test('cannot be given to a wording that this phone does not know, but always be taken back', async () => {
    const newer = [aConsent({ version: 2 }), aConsent({ purpose: 'marketing', version: 2, isGranted: false })]
    const sent = await open(aProfile({ consents: newer }), 'never')
    await press('switch', '优惠消息')
    expect(sent).toHaveLength(1)
    expect(screen.getAllByText(/说明有新的版本/)).toHaveLength(2)
    await press('switch', '记录浏览')
    expect(sent[1]?.input).toEqual({ purpose: 'analytics', isGranted: false })
  })
})

describe('my data', () => {
  const purchase = (index: number) => ({
    _id: `pur-${index}`,
    memberId: 'mem_7K2M9QXR4TB8WC',
    amountFen: 4600 + index,
    at: ANSWERED_AT,
    source: 'till',
    refunds: [],
  })
  const stored = {
    sections: [
      {
        kind: 'profile',
        title: '个人资料',
        count: 1,
        isComplete: true,
        nextFrom: null,
        records: [{ nickname: '林间' }],
      },
      {
        kind: 'purchases',
        title: '消费记录',
        count: 120,
        isComplete: false,
        nextFrom: ANSWERED_AT,
        records: Array.from({ length: 12 }, (_, index) => purchase(index)),
      },
      { kind: 'events', title: '浏览记录', count: 0, isComplete: true, nextFrom: null, records: [] },
    ],
    hidden: [{ title: '消费评估', why: '数值只供门店使用' }],
  }

  test('is read only when asked for', async () => {
    const sent = await open(aProfile(), { reply: stored })
    expect(sent).toHaveLength(1)
    await press('button', '查看保存了什么')
    expect(sent[1]?.action).toBe('privacy.getStoredRecord')
    expect(screen.getByRole('button', { name: '个人资料，1 条' })).toBeTruthy()
    expect(screen.getByRole('button', { name: '浏览记录，没有' }).getAttribute('aria-disabled')).toBe('true')
  })

  test('says what else is kept, and why it is not shown', async () => {
    await open(aProfile(), { reply: stored })
    await press('button', '查看保存了什么')
    await press('button', '没有列出的，1 项')
    expect(screen.getByText('消费评估')).toBeTruthy()
    expect(screen.getByText('数值只供门店使用')).toBeTruthy()
  })

  test('opens kind by kind, in the member’s words, ten at a time, and says when there is more', async () => {
    await open(aProfile(), { reply: stored })
    await press('button', '查看保存了什么')
    await press('button', '消费记录，120 条')
    expect(screen.getAllByText(/^2026-11-18 14:32 · ¥46\.\d\d$/)).toHaveLength(10)
    const [text] = screen.getAllByText(/^金额：/)
    expect(text?.textContent).toBe(
      '金额：¥46.00\n时间：2026-11-18 14:32\n来源：门店收银\n退款：无\n编号：pur-0\n会员编号：mem_7K2M9QXR4TB8WC',
    )
    await press('button', '再看 2 条')
    expect(screen.getAllByText(/^2026-11-18 14:32 · ¥46\.\d\d$/)).toHaveLength(12)
    expect(screen.getByText('列出了最近 12 条，更早的可以在下面读出')).toBeTruthy()
    await press('button', '消费记录，120 条，收起')
    expect(screen.queryByText(/¥46/)).toBeNull()
  })

  test('is read to its end where one reply does not hold it, what comes twice once', async () => {
    const rest = { kind: 'purchases', title: '消费记录', count: 120, isComplete: true, nextFrom: null }
    const records = Array.from({ length: 109 }, (_, index) => purchase(index + 11))
    const sent = await open(
      aProfile(),
      { reply: stored },
      { refuse: 'TOO_MANY_REQUESTS' },
      { reply: { sections: [{ ...rest, records }], hidden: [] } },
    )
    await press('button', '查看保存了什么')
    await press('button', '读出其余记录')
    expect(screen.getByText(/操作有点快/)).toBeTruthy()
    await press('button', '读出其余记录')
    expect(sent.at(-1)?.input).toEqual({ kind: 'purchases', from: ANSWERED_AT })
    expect(screen.queryByRole('button', { name: '读出其余记录' })).toBeNull()
    await press('button', '消费记录，120 条')
    await press('button', '再看 10 条')
    expect(screen.getAllByText(/^2026-11-18 14:32 · ¥46\.\d\d$/)).toHaveLength(20)
  })

  test('that could not be read can be tried again', async () => {
    await open(aProfile(), { refuse: 'BUSY' }, { reply: stored })
    await press('button', '查看保存了什么')
    await press('button', '再试一次')
    expect(screen.getByRole('button', { name: '个人资料，1 条' })).toBeTruthy()
  })
})

describe('the guideline', () => {
  test('is WeChat’s own', async () => {
    await open()
    await press('button', '用户隐私保护指引')
    expect(Taro.openPrivacyContract).toHaveBeenCalledTimes(1)
    expect(Taro.showToast).not.toHaveBeenCalled()
  })

  test('that WeChat cannot show says so', async () => {
    Taro.openPrivacyContract.mockRejectedValueOnce({ errMsg: 'openPrivacyContract:fail' })
    await open()
    await press('button', '用户隐私保护指引')
    expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '暂时打不开，稍后再试' }))
  })
})

describe('leaving', () => {
  const type = (value: string) =>
    act(async () => fireEvent.change(screen.getByRole('textbox', { name: /输入“注销”/ }), { target: { value } }))

  test('says what it means, and waits for the two characters', async () => {
    const sent = await open()
    await press('button', '注销会员')
    expect(screen.getByText('积分、成长值、等级和补签卡全部清零，不能恢复')).toBeTruthy()
    await press('button', '确认注销')
    await type('注消')
    await press('button', '确认注销')
    expect(sent).toHaveLength(1)
    await press('button', '先不注销')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('is done once, and the phone forgets too', async () => {
    writeStored('card', { points: 5 })
    useSession.setState({ member: { memberId: 'mem_7K2M9QXR4TB8WC' } as never })
    const sent = await open(aProfile(), { reply: { closedAt: ANSWERED_AT } })
    await press('button', '注销会员')
    await type('注销')
    await press('button', '确认注销')
    expect(sent[1]).toMatchObject({ action: 'member.close', input: { confirm: '注销' } })
    expect(screen.getByText('已注销，谢谢来过')).toBeTruthy()
    expect(readStored('card')).toBeNull()
    expect(useSession.getState().member).toBeNull()
    await press('button', '去首页')
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })

  test('without an answer can be repeated as the same request', async () => {
    const sent = await open(aProfile(), 'lost', 'lost', { reply: { closedAt: ANSWERED_AT } })
    await press('button', '注销会员')
    await type('注销')
    await press('button', '确认注销')
    expect(screen.getByText('没有收到回应。再点一次，不会重复')).toBeTruthy()
    await press('button', '确认注销')
    expect(sent[3]?.requestId).toBe(sent[1]?.requestId)
    expect(screen.getByText('已注销，谢谢来过')).toBeTruthy()
  })
})
