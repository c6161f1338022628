import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ActionOutput } from '../../../api/call'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { resetTaro } from '../../../testing/taro'
import ReadPage from './index'

beforeEach(resetTaro)

function anArticle(change: Partial<ActionOutput<'article.get'>> = {}): ActionOutput<'article.get'> {
  return {
    articleId: 'art_1',
    title: '桂花晚放，香才留得住',
    kindName: '做法',
    picture: 'leaf',
    minutes: 2,
    isRead: false,
    text: '先用 95 度的水醒茶。\n第二泡再放花。',
    link: { kind: 'none', occasionId: null, title: '' },
    isKept: true,
    isUseful: null,
    ...change,
  }
}

/** The end of the text comes into sight as soon as somebody looks for it. */
function showEnd(): void {
  const observer = {
    relativeToViewport: () => observer,
    observe: (_target: string, seen: (result: { intersectionRatio: number }) => void) => seen({ intersectionRatio: 1 }),
    disconnect: () => {},
  }
  Object.assign(Taro, { createIntersectionObserver: () => observer, getCurrentInstance: () => ({ page: {} }) })
}
afterEach(() => {
  jest.useRealTimers()
  Object.assign(Taro, { createIntersectionObserver: undefined })
})

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  await act(async () => void render(<ReadPage />))
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('what it leads to stands behind the text, and a way that only newer shops know is none', async () => {
  await open({ reply: anArticle({ link: { kind: 'couponCentre', occasionId: null, title: '去领券中心看看' } }) })
  const order = screen.getByText('第二泡再放花。').compareDocumentPosition(screen.getByText('去领券中心看看'))
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('a link of another kind leads nowhere, and is no fault', async () => {
  const link = { kind: 'game', occasionId: null, title: '玩一玩' }
  await open({ damaged: { ...anArticle(), link } })
  expect(screen.queryByText('玩一玩')).toBeNull()
})

test('whoever has not agreed to the record is asked nothing, and nothing is sent', async () => {
  showEnd()
  const sent = await open({ reply: anArticle({ isKept: false }) })
  expect(screen.queryByText('这篇有用吗')).toBeNull()
  expect(sent).toHaveLength(1)
})

test('a word that was not kept says why, and can be said again', async () => {
  const sent = await open(
    { reply: anArticle({ isRead: true }) },
    { refuse: 'ARTICLE_NOT_FOUND' },
    { reply: { isKept: true, isUseful: true } },
  )
  await act(async () => void fireEvent.click(screen.getByText('有用')))
  expect(await screen.findByText(/^这篇内容已经收起来了/)).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByText('有用')))
  expect(await screen.findByText('谢谢，店里看到了')).toBeTruthy()
  expect(screen.queryByText(/^这篇内容已经收起来了/)).toBeNull()
  expect(sent).toHaveLength(3)
})

test('the end in sight for a while is read to the end, once; one tap says whether it was of use', async () => {
  showEnd()
  jest.useFakeTimers({ advanceTimers: true })
  const sent = await open(
    { reply: anArticle() },
    { reply: { isKept: true, isUseful: null } },
    { reply: { isKept: true, isUseful: true } },
  )
  expect(sent).toHaveLength(1)
  await act(async () => void jest.advanceTimersByTime(3500))
  await waitFor(() => expect(sent.map(({ action }) => action)).toEqual(['article.get', 'article.finish']))
  fireEvent.click(screen.getByText('有用'))
  await waitFor(() => expect(screen.getByText('谢谢，店里看到了')).toBeTruthy())
  expect(sent[2]?.input).toEqual({ articleId: 'art_1', isUseful: true })
})
