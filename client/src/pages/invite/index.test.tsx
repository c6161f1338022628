import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { keepAnswer } from '../../api/kept-answers'
import { beginDrawing } from '../../platform/drawing'
import { day } from '../../testing/days'
import { aFriend, anInvite, someTerms, TERMS_LINES } from '../../testing/referral-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro, shared } from '../../testing/taro'
import InvitePage from './index'

jest.mock('../../platform/drawing', () => ({ beginDrawing: jest.fn() }))

const POSTER = {
  reply: {
    code: '7K2M9QXR4T3B',
    scene: 'i.7K2M9QXR4T3B',
    fileId: 'cloud://shop.bucket/codes/i.png',
    picture: '/9j/4AAQ',
  },
}

/** A canvas that accepts every call; what it draws is tested in `draw-poster.test.ts`. */
function aDrawing() {
  const pen = new Proxy(
    { measureText: (text: string) => ({ width: text.length * 20 }) },
    { get: (target, name) => (name in target ? Reflect.get(target, name) : () => {}), set: () => true },
  )
  return { pen, load: jest.fn(async () => ({})), finish: jest.fn(async () => 'wxfile://tmp/poster.jpg') }
}

beforeEach(() => {
  resetTaro()
  jest.mocked(beginDrawing).mockResolvedValue(aDrawing() as never)
})

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const tap = (name: string | RegExp) => act(async () => fireEvent.click(button(name)))
const isBefore = (first: Element, second: Element) =>
  (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<InvitePage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('shows the shape of the page until the shop answers, and shares nothing of the member', () => {
  scriptReplies('never')
  render(<InvitePage />)
  expect(screen.getAllByLabelText('正在加载').length).toBeGreaterThan(0)
  expect(shared()).toMatchObject({ path: '/pages/home/index' })
})

describe('while friends are welcome', () => {
  test('what both get and for what stands before anything that can be tapped', async () => {
    const sent = await open({ reply: anInvite() })
    expect(sent).toHaveLength(1)
    const send = button('发给好友')
    // The first sentence repeats the two figures for screen readers.
    expect(isBefore(screen.getByLabelText(TERMS_LINES[0] as string), send)).toBe(true)
    expect(isBefore(screen.getByText(TERMS_LINES[1] as string), send)).toBe(true)
  })

  test('all the other rules are one tap away, with the condition again', async () => {
    await open({ reply: anInvite() })
    for (const line of TERMS_LINES.slice(2)) expect(screen.queryByText(line)).toBeNull()
    await tap('怎么算，看规则')
    for (const line of TERMS_LINES.slice(1)) expect(screen.getAllByText(line).length).toBeGreaterThan(0)
  })

  test('the card leads to home with the inviter, under the brand’s picture', async () => {
    await open({ reply: anInvite() })
    expect(shared()).toEqual({
      title: '来常来茶铺喝杯茶',
      path: '/pages/home/index?inviter=7K2M9QXR4T3B',
      imageUrl: '/picture.png',
    })
    expect(button('发给好友').getAttribute('data-open-type')).toBe('share')
  })

  test('a side that gets a coupon alone says so', async () => {
    await open({ reply: anInvite({ terms: someTerms({ inviter: { points: 0, couponTitle: '老友券' } }) }) })
    expect(screen.getByText('“老友券”一张')).toBeTruthy()
  })

  test('steps show how far this member has come, and nobody else', async () => {
    await open({ reply: anInvite() })
    expect(screen.getByText('本月已计入 2 / 10 位')).toBeTruthy()
    expect(screen.getByLabelText('1 位好友 10 积分 已得')).toBeTruthy()
    expect(screen.getByLabelText('3 位好友 30 积分 下一档')).toBeTruthy()
    expect(screen.getByLabelText('5 位好友 50 积分 还没到')).toBeTruthy()
    expect(screen.getByText('累计已计入 2 位，计入满 3 位时另得 30 积分')).toBeTruthy()
    expect(document.body.textContent).not.toMatch(/排名|排行|名次/)
  })

  test('without steps there is only the count', async () => {
    const progress = { countedInPeriod: 1, counted: 1, next: null }
    await open({
      reply: anInvite({ terms: someTerms({ ladder: [], cap: { friends: 5, per: 'programme' } }), progress }),
    })
    expect(screen.getByText('这一期已计入 1 / 5 位')).toBeTruthy()
    expect(screen.queryByText(/累计已计入/)).toBeNull()
  })
})

describe('friends', () => {
  test('each says where it stands; 审核中 is a state like the others', async () => {
    await open({
      reply: anInvite({
        friends: [
          aFriend('a', { joinedDay: day('2026-11-20') }),
          aFriend('b', { state: 'holding', text: '已达标，2026年11月27日到账', name: '何*' }),
          aFriend('c', { state: 'held', text: '已达标，审核中', name: null }),
          aFriend('d', { state: 'rewarded', text: '已计入', points: 80, name: '乔*' }),
          aFriend('e', {
            state: 'expired',
            text: '没有计入：期限内没有达标',
            joinedDay: day('2025-11-03'),
            name: '周*',
          }),
          aFriend('f', { state: 'rewarded', text: '已达标，本期计入人数已满', name: '陈*' }),
        ],
      }),
    })
    expect(['已加入', '在路上', '审核中', '未计入', '已达标'].map((word) => screen.getAllByText(word).length)).toEqual([
      1, 1, 1, 1, 1,
    ])
    expect(screen.getByLabelText('乔*，11月18日加入，已计入，+80 积分')).toBeTruthy()
    expect(screen.getByLabelText(/^苏\*，今天加入/)).toBeTruthy()
    expect(screen.getByLabelText('一位好友，11月18日加入，已达标，审核中')).toBeTruthy()
    expect(screen.getByLabelText('周*，2025年11月3日加入，没有计入：期限内没有达标')).toBeTruthy()
  })

  test('nobody yet: what will stand here', async () => {
    await open({ reply: anInvite({ friends: [] }) })
    expect(screen.getByText('还没有邀请的好友')).toBeTruthy()
  })

  test('older ones follow page by page, asked for once however often it is tapped', async () => {
    const sent = await open(
      { reply: anInvite({ nextCursor: 'c1' }) },
      { reply: anInvite({ friends: [aFriend('f1'), aFriend('f2', { name: '何*' })] }) },
    )
    fireEvent.click(button('看更早的'))
    await tap('看更早的')
    expect(await screen.findByText('何*')).toBeTruthy()
    expect(screen.getAllByText('苏*')).toHaveLength(1)
    expect(sent[1]).toMatchObject({ action: 'referral.getInvite', input: { cursor: 'c1' } })
    expect(sent).toHaveLength(2)
    expect(screen.queryByRole('button', { name: '看更早的' })).toBeNull()
  })

  test('say so when they do not arrive; what is there stays', async () => {
    await open({ reply: anInvite({ nextCursor: 'c1' }) }, 'lost', 'lost')
    await tap('看更早的')
    expect(await screen.findByText(/没有收到回应/)).toBeTruthy()
    expect(screen.getByText('苏*')).toBeTruthy()
  })
})

describe('while nobody new is counted', () => {
  test.each([
    ['ended', /^这一期邀请活动在 12月31日结束了$/, someTerms()],
    ['budget-used', '这一期的名额用完了', someTerms()],
    ['cap-reached', '本月计入的好友已满', someTerms()],
    ['cap-reached', '这一期计入的好友已满', someTerms({ cap: { friends: 5, per: 'programme' } })],
    ['ended', '这一期邀请活动结束了', null],
    ['not-open', '现在没有邀请活动', null],
  ] as const)('%s says why, keeps the friends, and sends no invitation', async (closed, title, terms) => {
    await open({ reply: anInvite({ closed, terms }) })
    expect(screen.getByText(title)).toBeTruthy()
    expect(screen.getByText('苏*')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /发给好友|海报/ })).toBeNull()
    expect(shared()).toMatchObject({ path: '/pages/home/index' })
  })

  test('without friends there is no empty list below it', async () => {
    await open({ reply: anInvite({ closed: 'not-open', terms: null, friends: [] }) })
    expect(screen.getByText('现在没有邀请活动')).toBeTruthy()
    expect(screen.queryByText('我的好友')).toBeNull()
  })
})

describe('the poster', () => {
  const poster = () => screen.findByRole('img', { name: /^邀请海报/ })

  test('is drawn around the member’s code, and says its conditions to those who cannot see it', async () => {
    const sent = await open({ reply: anInvite() }, POSTER)
    await tap('邀请海报')
    const label = (await poster()).getAttribute('aria-label')
    expect(label).toContain('30 积分和“新人茶券”一张')
    expect(label).toContain('首次消费实付满 20 元')
    expect(sent[1]).toMatchObject({ action: 'referral.getPoster', input: {} })
    const drawing = await jest.mocked(beginDrawing).mock.results[0]?.value
    expect(drawing.load.mock.calls).toEqual([['/picture.png'], ['data:image/jpeg;base64,/9j/4AAQ']])
  })

  test('is not asked for before somebody wants it', async () => {
    const sent = await open({ reply: anInvite() })
    expect(sent.map(({ action }) => action)).toEqual(['referral.getInvite'])
    expect(beginDrawing).not.toHaveBeenCalled()
  })

  test('a code that does not arrive says so, with one tap to try again', async () => {
    await open({ reply: anInvite() }, { refuse: 'BUSY' }, POSTER)
    await tap('邀请海报')
    expect(await screen.findByText('现在人有点多')).toBeTruthy()
    await tap('再试一次')
    expect(await poster()).toBeTruthy()
  })

  test('a phone that cannot draw says so, and what else there is', async () => {
    jest.mocked(beginDrawing).mockRejectedValueOnce(new Error('no canvas'))
    await open({ reply: anInvite() }, POSTER)
    await tap('邀请海报')
    expect(await screen.findByText('海报没有画出来')).toBeTruthy()
    await tap('再试一次')
    expect(await poster()).toBeTruthy()
  })

  test('a picture that does not show says so, with one tap to try again', async () => {
    await open({ reply: anInvite() }, POSTER)
    await tap('邀请海报')
    fireEvent.error(await poster())
    expect(await screen.findByText('海报没有画出来')).toBeTruthy()
    await tap('再试一次')
    expect(await poster()).toBeTruthy()
  })

  describe('saving', () => {
    async function save(failure?: { errMsg: string; errno?: number }) {
      if (failure) Taro.saveImageToPhotosAlbum.mockRejectedValueOnce(failure)
      await open({ reply: anInvite() }, POSTER)
      await tap('邀请海报')
      await poster()
      await tap('存到相册')
    }

    test('goes straight to the album: WeChat asks by itself', async () => {
      await save()
      expect(Taro.saveImageToPhotosAlbum).toHaveBeenCalledWith({ filePath: 'wxfile://tmp/poster.jpg' })
      expect(screen.getByText('海报保存好了')).toBeTruthy()
    })

    test('a closed album is no dead end: the settings, or a long press; once open it is saved', async () => {
      await save({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' })
      expect(screen.getByText(/还没有相册权限/)).toBeTruthy()
      const settings = button('去设置')
      expect(settings.getAttribute('data-open-type')).toBe('openSetting')
      const answer = (isOpen: boolean) =>
        act(async () => {
          const detail = { authSetting: { 'scope.writePhotosAlbum': isOpen } }
          fireEvent(settings, new CustomEvent('openSetting', { detail }))
        })
      await answer(false)
      expect(Taro.saveImageToPhotosAlbum).toHaveBeenCalledTimes(1)
      await answer(true)
      expect(screen.getByText('海报保存好了')).toBeTruthy()
    })

    test('turning back is fine and says nothing', async () => {
      await save({ errMsg: 'saveImageToPhotosAlbum:fail cancel' })
      expect(screen.queryByRole('status')).toBeNull()
      expect(button('存到相册')).toBeTruthy()
    })

    test('anything else leaves the long press', async () => {
      await save({ errMsg: 'saveImageToPhotosAlbum:fail file not exists' })
      expect(screen.getByText(/长按图片保存/)).toBeTruthy()
    })
  })
})

describe('without an answer', () => {
  test('says so, with one tap to try again', async () => {
    await open('lost', 'lost', { reply: anInvite() })
    expect(screen.getByRole('alert').textContent).toContain('网络不太顺畅')
    await tap('再试一次')
    expect(await screen.findByText('苏*')).toBeTruthy()
  })

  test('shows what was known before, dated', async () => {
    keepAnswer('query:referral.getInvite:{}', { data: anInvite(), receivedAt: Date.UTC(2026, 10, 19, 1, 41) })
    await open('lost', 'lost')
    expect(await screen.findByText('显示的是 11月19日 09:41 的数据')).toBeTruthy()
    expect(screen.getByText('苏*')).toBeTruthy()
  })

  test('somebody who is no member is led home, where members join', async () => {
    await open({ refuse: 'NOT_A_MEMBER' })
    await tap('去首页')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })
})
