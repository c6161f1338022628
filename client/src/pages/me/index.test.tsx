import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { aProfile } from '../../testing/profile-answers'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../testing/replies'
import { aStaff, EAST, WEST } from '../../testing/staff-answers'
import Taro, { resetTaro } from '../../testing/taro'
import MePage from './index'

beforeEach(() => {
  resetTaro()
  resetQuiet()
})

const NO_STAFF: Scripted = { reply: { staff: null } }
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const answerPhoneButton = (detail: object) =>
  act(async () => {
    fireEvent(button('用微信手机号绑定'), new CustomEvent('getPhoneNumber', { detail }))
  })

/** The staff entrance asks first, then the page. */
async function open(staff: Scripted, ...profile: Scripted[]) {
  const sent = scriptReplies(staff, ...profile)
  render(<MePage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('shows the shape of the profile until the shop answers, and the ways on at once', async () => {
  scriptReplies('never', 'never')
  await act(async () => void render(<MePage />))
  expect(screen.getByLabelText('正在加载')).toBeTruthy()
  expect(button('隐私中心')).toBeTruthy()
})

test('says who I am and leads to what belongs to me', async () => {
  await open(NO_STAFF, { reply: aProfile() })
  expect(screen.getByText('林间')).toBeTruthy()
  expect(screen.getByText('2026年10月加入')).toBeTruthy()
  for (const [name, url] of [
    ['林间，个人资料', '/pages/profile/index'],
    ['积分明细', '/pages/points/index'],
    ['会员等级', '/pages/tiers/index'],
    ['签到日历', '/pages/check-in/index'],
    ['邀请有礼', '/pages/invite/index'],
    ['隐私中心', '/pages/privacy/index'],
  ] as const) {
    await act(async () => fireEvent.click(button(name)))
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url })
  }
})

test('a way that leads to nothing is not shown; what was shown last stands at once the next time', async () => {
  quiet['home.listPlaces'] = { reply: { places: ['articles'] }, inputs: [] }
  await open(NO_STAFF, { reply: aProfile() })
  const optional = ['任务和徽章', '积分商城', '活动', '看茶', '小问卷和你说过的']
  const shown = () => optional.filter((name) => screen.queryByRole('button', { name }))
  expect(shown()).toEqual(['看茶'])
  cleanup()
  scriptReplies('never', 'never')
  Taro.cloud.callFunction.mockImplementation(() => new Promise(() => {}))
  await act(async () => void render(<MePage />))
  expect(shown()).toEqual(['看茶'])
})

test('whoever has rights finds the way to the desk, with a post or without', async () => {
  quiet['home.listPlaces'] = { reply: { places: ['desk'] }, inputs: [] }
  await open(NO_STAFF, { reply: aProfile() })
  await act(async () => fireEvent.click(button('登录运营台')))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/desk/sign-in/index' })
})

test('where the shop cannot be asked every way is there', async () => {
  delete quiet['home.listPlaces']
  await open(NO_STAFF, { reply: aProfile() }, { refuse: 'BUSY' })
  for (const name of ['任务和徽章', '积分商城', '活动', '看茶', '小问卷和你说过的']) expect(button(name)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '登录运营台' })).toBeNull()
})

test('a message that was not seen yet is said', async () => {
  quiet['inbox.countUnread'] = { reply: { unread: 2 }, inputs: [] }
  await open(NO_STAFF, { reply: aProfile() })
  await act(async () => fireEvent.click(button('消息，有新的')))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/inbox/index' })
})

test('a member without a nickname has the name that clerks see', async () => {
  await open(NO_STAFF, { reply: aProfile({ nickname: null }) })
  expect(screen.getByText('会员 B8WC')).toBeTruthy()
  expect(screen.getByText('设置头像和昵称')).toBeTruthy()
})

test('an avatar is shown from its file in the cloud', async () => {
  const fileId = 'cloud://shop.bucket/avatars/mem_1/a.jpg'
  await open(NO_STAFF, { reply: aProfile({ avatarFileId: fileId }) })
  const picture = document.querySelector('img')
  expect(picture?.getAttribute('src')).toBe(fileId)
})

describe('the staff entrance', () => {
  test('does not exist for a member who is no staff', async () => {
    await open(NO_STAFF, { reply: aProfile() })
    expect(screen.queryByText('收银台')).toBeNull()
    await act(async () => fireEvent.click(button('输入店员邀请码')))
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/staff/join/index' })
  })

  test('leads managers to their team', async () => {
    await open({ reply: aStaff({ role: 'manager' }) }, { reply: aProfile() })
    await act(async () => fireEvent.click(button('店员管理')))
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/staff/team/index' })
  })

  test('names the clerk and the store, and leads to counter and today', async () => {
    await open({ reply: aStaff() }, { reply: aProfile() })
    expect(screen.getByText('周小满 · 东店')).toBeTruthy()
    expect(screen.queryByText('店员管理')).toBeNull()
    expect(screen.queryByText('渠道报表')).toBeNull()
    await act(async () => fireEvent.click(button('收银台')))
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/staff/counter/index' })
    await act(async () => fireEvent.click(button('今日记录')))
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/staff/today/index' })
  })

  test('leads headquarters to channels and entrances, and nobody else', async () => {
    await open({ reply: aStaff({ role: 'headquarters' }) }, { reply: aProfile() })
    for (const [name, page] of [
      ['渠道报表', 'channels'],
      ['入口与小程序码', 'entrances'],
    ] as const) {
      await act(async () => fireEvent.click(button(name)))
      expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: `/pages/operator/${page}/index` })
    }
  })

  test('counts the stores of whoever has several', async () => {
    await open({ reply: aStaff({ stores: [EAST, WEST] }) }, { reply: aProfile() })
    expect(screen.getByText('周小满 · 2 家门店')).toBeTruthy()
  })
})

describe('binding a phone', () => {
  const unbound = aProfile({ phoneMasked: null })

  test('is asked for with what it brings, and that it is free', async () => {
    await open(NO_STAFF, { reply: unbound })
    expect(screen.getByText('在门店留过这个手机号的，确认后之前的消费和积分会并进来')).toBeTruthy()
    expect(screen.getByText('不绑定也能签到、积分、升级')).toBeTruthy()
  })

  test('is not asked of a member who has one', async () => {
    await open(NO_STAFF, { reply: aProfile() })
    expect(screen.queryByText('绑定手机号')).toBeNull()
  })

  test('sends WeChat’s code and says what came with it', async () => {
    const bound = { ...aProfile({ asksRecord: true }), joinedRecord: false, pointsAdded: 0 }
    const sent = await open(NO_STAFF, { reply: unbound }, { reply: bound })
    await answerPhoneButton({ code: 'code-1' })
    expect(sent[2]).toMatchObject({ action: 'member.bindPhone', input: { code: 'code-1' } })
    expect(screen.getByText('手机号已绑定')).toBeTruthy()
    expect(screen.getByText('店里有这个手机号的一份记录')).toBeTruthy()
    fireEvent.click(button('去确认'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/profile/index' })
    expect(screen.queryByText('用微信手机号绑定')).toBeNull()
  })

  test('a no is fine: nothing is sent and everything goes on', async () => {
    const sent = await open(NO_STAFF, { reply: unbound })
    await answerPhoneButton({ errMsg: 'getPhoneNumber:fail user deny' })
    expect(sent).toHaveLength(2)
    expect(screen.getByText('没有拿到手机号，不影响使用。想绑定时再点一次')).toBeTruthy()
    expect(button('用微信手机号绑定')).toBeTruthy()
  })

  test('a number that is taken says what to do', async () => {
    await open(NO_STAFF, { reply: unbound }, { refuse: 'PHONE_TAKEN' })
    await answerPhoneButton({ code: 'code-1' })
    expect(screen.getByText('这个手机号已经绑定了其他会员。可以请店员帮忙看看')).toBeTruthy()
  })

  test('a lost answer asks for another press, since a code is good once', async () => {
    await open(NO_STAFF, { reply: unbound }, 'lost', 'lost')
    await answerPhoneButton({ code: 'code-1' })
    expect(await screen.findByText('没有收到回应，可能已经绑定。再点一次绑定按钮确认')).toBeTruthy()
  })
})

describe('without an answer', () => {
  test('says so, with one tap to try again', async () => {
    const sent = await open(NO_STAFF, 'lost', 'lost', { reply: aProfile() })
    expect(screen.getByText('网络不太顺畅，没有收到回应')).toBeTruthy()
    await act(async () => fireEvent.click(button('再试一次')))
    expect(screen.getByText('林间')).toBeTruthy()
    expect(sent.filter(({ action }) => action === 'member.getProfile')).toHaveLength(3)
  })

  test('shows what was known before, and from when', async () => {
    const first = scriptReplies({ reply: aStaff() }, { reply: aProfile() })
    const { unmount } = render(<MePage />)
    await screen.findByText('周小满 · 东店')
    expect(first).toHaveLength(2)
    unmount()
    scriptReplies('lost', 'lost', 'lost', 'lost')
    render(<MePage />)
    expect(screen.getByText('林间')).toBeTruthy()
    expect(await screen.findByText(/显示的是 .* 的数据/)).toBeTruthy()
    expect(screen.getByText('周小满 · 东店')).toBeTruthy()
  })

  test('somebody who has left is led home, where members join', async () => {
    await open({ refuse: 'NOT_A_MEMBER' }, { refuse: 'NOT_A_MEMBER' })
    await act(async () => fireEvent.click(button('去首页')))
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })
})
