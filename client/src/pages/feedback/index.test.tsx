import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ComponentType } from 'react'
import { aThread, aTicketView } from '../../testing/feedback-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro, router } from '../../testing/taro'
import FeedbackPage from './index'
import ThreadPage from './thread/index'
import WritePage from './write/index'

beforeEach(() => {
  resetTaro()
  router.params = { id: 'mem_1%3AA-017' }
})

async function open(Shown: ComponentType, ...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<Shown />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

const box = {
  isOpen: true,
  seenHours: 2,
  answerHours: 24,
  stores: [{ storeId: 'str_east', name: '春熙路店' }],
  photoFolder: 'feedback/mem_1/',
}
const write = (name: string, value: string) =>
  fireEvent.input(screen.getByLabelText(name), { target: { value }, detail: { value } })

test('lists what was said, with how it stands; what needs no answer leads nowhere', async () => {
  const {
    messages: _messages,
    canReply: _canReply,
    photos: _photos,
    ...said
  } = aThread({ ticket: aTicketView({ status: 'answered' }) })
  const liked = { ...said, feedbackId: 'mem_1:A-018', score: 5, reasons: [], text: '', ticket: null }
  await open(FeedbackPage, { reply: box }, { reply: { feedbacks: [said, liked], nextBeforeAt: null } })
  expect(screen.getByText('店里答复了')).toBeTruthy()
  expect(screen.getByText(/等得久、等了十五分钟$/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '你打了 2 分' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '你打了 5 分' })).toBeNull()
  expect(screen.getByText('写给店里')).toBeTruthy()
})

test('a shop that does not listen says where else to say it', async () => {
  const closed = { ...box, isOpen: false, stores: [] }
  await open(FeedbackPage, { reply: closed }, { reply: { feedbacks: [], nextBeforeAt: null } })
  expect(screen.getByText(/到店说，或打电话给门店/)).toBeTruthy()
  expect(screen.queryByText('写给店里')).toBeNull()
})

test('a complaint is written with its kind, and empty words are not sent', async () => {
  const sent = await open(WritePage, { reply: box }, { reply: { feedbackId: 'fb_1' } })
  fireEvent.click(screen.getByText('写给店里'))
  fireEvent.click(screen.getByText('投诉'))
  write('怎么回事', ' 门口太滑 ')
  Taro.chooseMedia.mockResolvedValueOnce({ tempFiles: [{ tempFilePath: 'wxfile://a.png' }] })
  fireEvent.click(screen.getByLabelText('加照片'))
  await screen.findByLabelText('去掉第 1 张照片')
  const [{ cloudPath }] = Taro.cloud.uploadFile.mock.calls.at(-1) as never as [{ cloudPath: string }]
  expect(cloudPath).toMatch(/^feedback\/mem_1\/.*\.png$/)
  fireEvent.click(screen.getByText('写给店里'))
  await waitFor(() => expect(sent.map(({ action }) => action)).toEqual(['feedback.getBox', 'feedback.write']))
  const photoFileIds = ['cloud://test/file']
  expect(sent[1]?.input).toEqual({ kind: 'complaint', storeId: null, text: '门口太滑', photoFileIds })
})

test('a photo that was taken out stays out while another is uploaded, and nothing is sent before that one is there', async () => {
  const sent = await open(WritePage, { reply: box }, { reply: { feedbackId: 'fb_1' } })
  write('你的建议', '门口太滑')
  const pick = (name: string) => {
    Taro.chooseMedia.mockResolvedValueOnce({ tempFiles: [{ tempFilePath: name }] })
    fireEvent.click(screen.getByLabelText('加照片'))
  }
  pick('wxfile://a.png')
  await screen.findByLabelText('去掉第 1 张照片')
  let arrive: (file: { fileID: string }) => void = () => {}
  Taro.cloud.uploadFile.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)))
  pick('wxfile://b.png')
  await screen.findByText('上传中')
  fireEvent.click(screen.getByLabelText('去掉第 1 张照片'))
  fireEvent.click(screen.getByText('写给店里'))
  await act(async () => arrive({ fileID: 'cloud://test/second' }))
  expect(sent).toHaveLength(1)
  fireEvent.click(screen.getByText('写给店里'))
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent[1]?.input).toMatchObject({ photoFileIds: ['cloud://test/second'] })
})

test('a thread says until when an answer comes, and takes another word', async () => {
  const thread = { feedback: aThread(), answerHours: 24 }
  const sent = await open(ThreadPage, { reply: thread }, { reply: { feedback: aThread() } }, { reply: thread })
  expect(screen.getByText('店里还没打开，24 小时内答复')).toBeTruthy()
  write('写给店里', '还在等')
  fireEvent.click(screen.getByText('发送'))
  await waitFor(() => expect(sent).toHaveLength(3))
  expect(sent[1]).toMatchObject({ action: 'feedback.reply', input: { feedbackId: 'mem_1:A-017', text: '还在等' } })
})

test('an answer is shown with who gave it, and is called one by the member', async () => {
  const messages = [{ from: 'shop' as const, by: '周小满', text: '下次先做你的', at: 0 }]
  const feedback = aThread({ messages, ticket: aTicketView({ status: 'answered', answeredAt: 1 }) })
  const solved = { ...feedback, ticket: aTicketView({ status: 'solved', answeredAt: 1, isSolved: true }) }
  const answered = { feedback, answerHours: 24 }
  await open(
    ThreadPage,
    ...[{ reply: answered }, { reply: { feedback: solved } }, { reply: { ...answered, feedback: solved } }],
  )
  expect(screen.getByText(/^周小满 · 常来茶铺 · /)).toBeTruthy()
  fireEvent.click(screen.getByText('解决了'))
  expect(await screen.findByText(/你说这件事解决了/)).toBeTruthy()
})

test('who has written five times in vain is told to wait, and another member’s thread is none', async () => {
  await open(ThreadPage, { reply: { feedback: aThread({ canReply: false }), answerHours: 24 } })
  expect(screen.getByText(/店里还没有答复，先等等/)).toBeTruthy()
  expect(screen.queryByText('发送')).toBeNull()
})

test('another member’s thread is none', async () => {
  await open(ThreadPage, { refuse: 'FEEDBACK_NOT_FOUND' })
  expect(screen.getByRole('alert').textContent).toContain('没有找到这条意见')
})
