import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useSession } from '../../session/use-session'
import { aProfile } from '../../testing/profile-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro } from '../../testing/taro'
import ProfilePage from './index'

beforeEach(() => {
  resetTaro()
  useSession.getState().setMember(null)
})

const nickname = () => screen.getByLabelText<HTMLInputElement>('昵称')
const type = (value: string) => fireEvent.change(nickname(), { target: { value } })
const save = () => act(async () => fireEvent.click(screen.getByRole('button', { name: '保存昵称' })))
const answerButton = (name: string, event: string, detail: object) =>
  act(async () => {
    fireEvent(screen.getByRole('button', { name }), new CustomEvent(event, { detail }))
  })

/** A member whose birthday is known, so that the page does not ask for it. */
async function open(...script: Scripted[]) {
  const sent = scriptReplies({ reply: aProfile({ birthdayMasked: '**-06' }) }, ...script)
  render(<ProfilePage />)
  await screen.findByLabelText('昵称')
  return sent
}

async function openWithoutBirthday(gifts: { title: string; leadDays: number }[], ...script: Scripted[]) {
  const sent = scriptReplies({ reply: aProfile() }, { reply: { gifts } }, ...script)
  render(<ProfilePage />)
  await screen.findByLabelText('昵称')
  await waitFor(() => expect(sent).toHaveLength(2))
  await act(async () => {})
  return sent
}

test('shows its shape until the shop answers', () => {
  scriptReplies('never')
  render(<ProfilePage />)
  expect(screen.getByLabelText('正在加载')).toBeTruthy()
})

test('shows what is known, the number masked, and asks for no birthday while it brings nothing', async () => {
  await openWithoutBirthday([])
  expect(nickname().value).toBe('林间')
  expect(screen.getByText('138******77')).toBeTruthy()
  expect(screen.getByText('2026年10月6日')).toBeTruthy()
  expect(screen.queryByText(/生日/)).toBeNull()
})

describe('the nickname', () => {
  test('is saved as the form holds it, and the session learns it', async () => {
    useSession.setState({
      member: {
        memberId: 'mem_7K2M9QXR4TB8WC',
        memberCode: '7K2M9QXR4TB8WC',
        nickname: '林间',
        avatarFileId: null,
        tier: { key: 'paper', name: '素纸', palette: 'paper' },
      },
    })
    const sent = await open({ reply: aProfile({ nickname: '山月' }) })
    type(' 山月 ')
    await save()
    expect(sent[1]).toMatchObject({ action: 'member.updateProfile', input: { nickname: '山月' } })
    expect(screen.getByText('已保存')).toBeTruthy()
    expect(useSession.getState().member?.nickname).toBe('山月')
    type('山')
    expect(screen.queryByText('已保存')).toBeNull()
  })

  test('that WeChat cleared is not sent, and the page says why', async () => {
    const sent = await open()
    type('  ')
    await save()
    expect(sent).toHaveLength(1)
    expect(screen.getByRole('alert').textContent).toMatch(/微信没有通过的昵称会被清掉/)
  })

  test('that is refused says what to do', async () => {
    await open({ refuse: 'NICKNAME_REFUSED' })
    type('广告')
    await save()
    expect(screen.getByRole('alert').textContent).toBe('这个昵称不能使用。换一个试试')
  })

  test('is sent once, however often the button is pressed', async () => {
    const sent = await open('never')
    type('山月')
    await save()
    await save()
    expect(sent).toHaveLength(2)
    expect(screen.getByRole('button', { name: '保存昵称' }).getAttribute('aria-busy')).toBe('true')
  })

  test('sent again after a lost reply is the same request', async () => {
    const sent = await open('lost', 'lost', { reply: aProfile({ nickname: '山月' }) })
    type('山月')
    await save()
    expect(screen.getByRole('alert').textContent).toMatch(/网络不太顺畅/)
    await save()
    expect(sent[3]?.requestId).toBe(sent[1]?.requestId)
    expect(screen.getByText('已保存')).toBeTruthy()
  })
})

describe('the birthday', () => {
  const gifts = [{ title: '生日茶券', leadDays: 3 }]
  const fill = () => act(async () => fireEvent.click(await screen.findByRole('button', { name: '填写生日' })))
  const choose = (day: string) => fireEvent.change(screen.getByLabelText(/^生日 /), { target: { value: day } })

  test('is asked for with what it brings, and is saved once', async () => {
    const sent = await openWithoutBirthday(gifts, { reply: aProfile({ birthdayMasked: '****-06-**' }) })
    expect(await screen.findByText('生日前 3 天送“生日茶券”')).toBeTruthy()
    await fill()
    choose('1990-06-15')
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '保存' })))
    expect(sent[2]).toMatchObject({ action: 'member.updateProfile', input: { birthday: '1990-06-15' } })
    expect(screen.getByText('****-06-**')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '填写生日' })).toBeNull()
  })

  test('that is refused says why', async () => {
    await openWithoutBirthday(gifts, { refuse: 'BIRTHDAY_ALREADY_SET' })
    await fill()
    choose('1990-06-15')
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '保存' })))
    expect(screen.getByText(/生日已经填写过/)).toBeTruthy()
  })
})

describe('the avatar', () => {
  const choose = (avatarUrl: string) => answerButton('选一个头像', 'chooseAvatar', { avatarUrl })

  test('goes into the member’s own folder and is then the profile’s', async () => {
    const fileId = 'cloud://shop.bucket/avatars/a.png'
    Taro.cloud.uploadFile.mockResolvedValueOnce({ fileID: fileId })
    const sent = await open({ reply: aProfile({ avatarFileId: fileId }) })
    await choose('wxfile://tmp/1.PNG')
    const [upload] = Taro.cloud.uploadFile.mock.calls[0] as unknown as [{ filePath: string; cloudPath: string }]
    expect(upload.filePath).toBe('wxfile://tmp/1.PNG')
    expect(upload.cloudPath).toMatch(/^avatars\/mem_7K2M9QXR4TB8WC\/[\w-]{26,64}\.png$/)
    expect(sent[1]).toMatchObject({ action: 'member.updateProfile', input: { avatarFileId: fileId } })
    expect(screen.getByRole('button', { name: '换头像' })).toBeTruthy()
    expect(document.querySelector('img')?.getAttribute('src')).toBe(fileId)
  })

  test('that could not be uploaded changes nothing and says what to do', async () => {
    Taro.cloud.uploadFile.mockRejectedValueOnce(new Error('offline'))
    const sent = await open()
    await choose('wxfile://tmp/1.jpg')
    expect(sent).toHaveLength(1)
    expect(screen.getByText('图片没有传上去，换个网络好的地方再选一次')).toBeTruthy()
  })

  test('that the shop refuses says so', async () => {
    await open({ refuse: 'INVALID_INPUT' })
    await choose('wxfile://tmp/1.jpg')
    expect(screen.getByText('填写的内容有误。检查后再提交')).toBeTruthy()
  })
})

test('another phone number takes the place of the old one', async () => {
  const bound = { ...aProfile({ phoneMasked: '139******01' }), joinedRecord: false, pointsAdded: 0 }
  await open({ reply: bound })
  await answerButton('更换手机号', 'getPhoneNumber', { code: 'code-2' })
  expect(screen.getByText('139******01')).toBeTruthy()
  expect(screen.getByText('手机号已绑定')).toBeTruthy()
})

describe('a till’s record under the own number', () => {
  const asking = aProfile({ asksRecord: true, birthdayMasked: '**-06' })
  const say = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
  async function openAsking(...script: Scripted[]) {
    const sent = scriptReplies({ reply: asking }, ...script)
    render(<ProfilePage />)
    await screen.findByText('店里有一份用这个手机号登记的消费记录，是你的吗？')
    return sent
  }

  test('is not asked about while there is none', async () => {
    await open()
    expect(screen.queryByText(/是你的吗/)).toBeNull()
  })

  test('comes with a yes, and what it has brought is said', async () => {
    const sent = await openAsking({ reply: { ...aProfile(), joinedRecord: true, pointsAdded: 86 } })
    await say('是我的')
    expect(sent[1]).toMatchObject({ action: 'member.answerTillRecord', input: { isMine: true } })
    expect(screen.getByText('门店里的记录并过来了，带来 86 积分')).toBeTruthy()
    expect(screen.queryByText(/是你的吗/)).toBeNull()
  })

  test('stays where it is with a no', async () => {
    const sent = await openAsking({ reply: { ...aProfile(), joinedRecord: false, pointsAdded: 0 } })
    await say('不是我的')
    expect(sent[1]).toMatchObject({ input: { isMine: false } })
    expect(screen.getByText('记下了，不会再问起这份记录')).toBeTruthy()
  })

  test('that somebody of the shop has to look at says so, and another card is asked about next', async () => {
    await openAsking({ reply: { ...asking, joinedRecord: false, pointsAdded: 0 } })
    await say('是我的')
    expect(screen.getByText('这份记录要店里的人核对，可以请店员帮忙看看')).toBeTruthy()
    expect(screen.getByText(/是你的吗/)).toBeTruthy()
  })

  test('that is not asked about any more says what to do', async () => {
    await openAsking({ refuse: 'TILL_RECORD_NOT_ASKED' })
    await say('是我的')
    expect(screen.getByText('没有要确认的门店记录了。退回上一页再进来看看')).toBeTruthy()
  })

  test('is answered once, however often the button is pressed', async () => {
    const sent = await openAsking('never')
    await say('是我的')
    await say('是我的')
    await say('不是我的')
    expect(sent).toHaveLength(2)
  })
})

test('an error stands in the page’s place, with its number and one tap to try again', async () => {
  const sent = scriptReplies({ refuse: 'INTERNAL' }, { reply: aProfile() })
  render(<ProfilePage />)
  expect(await screen.findByText('出了点问题，我们已经记下了')).toBeTruthy()
  expect(screen.getByText(`编号 ${sent[0]?.requestId}`)).toBeTruthy()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  expect(nickname().value).toBe('林间')
})
