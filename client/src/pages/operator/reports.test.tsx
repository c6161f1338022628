import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ComponentType } from 'react'
import { type Scripted, scriptReplies } from '../../testing/replies'
import {
  aCompleteness,
  aFunnel,
  anExplanation,
  aRetention,
  someCohorts,
  someWarnings,
} from '../../testing/report-answers'
import { aStaff } from '../../testing/staff-answers'
import { resetTaro } from '../../testing/taro'
import CompletenessPage from './completeness/index'
import FunnelPage from './funnel/index'
import RetentionPage from './retention/index'
import WarningsPage from './warnings/index'

beforeEach(resetTaro)

const HEADQUARTERS: Scripted = { reply: aStaff({ role: 'headquarters' }) }
const choose = (name: string) => act(async () => fireEvent.click(screen.getByRole('tab', { name })))
const press = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })))

async function open(Page: ComponentType, ...script: Scripted[]) {
  const sent = scriptReplies(HEADQUARTERS, ...script)
  render(<Page />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

describe('every report', () => {
  test.each([
    ['retention', RetentionPage, [{ reply: aRetention() }, { reply: someCohorts() }]],
    ['funnel', FunnelPage, [{ reply: aFunnel() }]],
    ['warnings', WarningsPage, [{ reply: someWarnings() }]],
    ['completeness', CompletenessPage, [{ reply: aCompleteness() }]],
  ])('%s shows its shape, says what went wrong, and tries again', async (_name, Page, answers) => {
    scriptReplies(HEADQUARTERS, ...answers.map((): Scripted => 'never'))
    const { unmount } = render(<Page />)
    expect((await screen.findAllByLabelText('正在加载')).length).toBeGreaterThan(0)
    unmount()
    // This phone remembers nothing, so the answers come in their order.
    resetTaro()
    // Each request is sent twice before it is given up.
    await open(Page, ...answers.flatMap((): Scripted[] => ['lost', 'lost']), ...answers)
    for (const again of screen.getAllByRole('button', { name: '再试一次' }))
      await act(async () => fireEvent.click(again))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })
})

describe('retention', () => {
  test('says every share with the members behind it, and a dash where nobody can know yet', async () => {
    await open(RetentionPage, { reply: aRetention() }, { reply: someCohorts() })
    expect(screen.getByLabelText('11/9–11/15 7 日：20%，8 / 40 人')).toBeTruthy()
    expect(screen.getByLabelText('合计 90 日：还不知道')).toBeTruthy()
    expect(screen.getByText('当日的算法。')).toBeTruthy()
    await choose('N 日内')
    expect(screen.getByLabelText('11/9–11/15 7 日：45%，18 / 40 人')).toBeTruthy()
    expect(screen.getByText('日内的算法。')).toBeTruthy()
  })

  test('by another step is another question; cohorts of buyers stand below', async () => {
    const sent = await open(RetentionPage, { reply: aRetention() }, { reply: someCohorts() }, { reply: aRetention() })
    await choose('按月')
    expect(sent.at(-1)).toMatchObject({ action: 'report.getRetention', input: { by: 'month' } })
    const cohorts = () => screen.getByRole('table', { name: '按首次消费月份的复购' }).textContent
    expect(cohorts()).toContain('2026年10月20100%25%')
    await choose('人均消费')
    expect(cohorts()).toContain('¥40¥8')
  })

  test('before the first night says so', async () => {
    const none = { lastFullDay: null, rows: [], total: { size: 0, retained: [] } }
    await open(RetentionPage, { reply: aRetention(none) }, { reply: someCohorts({ cohorts: [] }) })
    expect(screen.getByText('还没有留存数据')).toBeTruthy()
    expect(screen.getByText('还没有消费记录')).toBeTruthy()
  })
})

describe('a funnel', () => {
  test('says each step with its shares, what the window is, and from when it is not settled', async () => {
    await open(FunnelPage, { reply: aFunnel() })
    expect(screen.getByLabelText('第 3 步 第一次消费：15 人，占第一步 12.5%，占上一步 25%')).toBeTruthy()
    expect(screen.getByText('10/21–11/19 开始的会员，7 天内')).toBeTruthy()
    expect(screen.getByText(/11\/11 之后开始的，时限还没有过完/)).toBeTruthy()
    await press('展开漏斗每天的人数')
    expect(screen.getByRole('table').textContent).toContain('11/19421')
  })

  test('another one is another question; nobody in it, or days not counted yet, are said', async () => {
    const steps = [
      { title: '领取', members: 0, ofFirst: null, ofBefore: null },
      { title: '使用', members: 0, ofFirst: null, ofBefore: null },
    ]
    const sent = await open(
      FunnelPage,
      { reply: aFunnel() },
      { reply: aFunnel({ key: 'coupon', steps, uncountedDays: 3, days: [] }) },
    )
    await choose('领券到用券')
    expect(sent.at(-1)).toMatchObject({ input: { funnel: 'coupon' } })
    expect(screen.getByText('这段时间没有人走到第一步')).toBeTruthy()
    expect(screen.getByText(/有 3 天还在统计/)).toBeTruthy()
  })

  test('without any says where they are made', async () => {
    await open(FunnelPage, { reply: { funnels: [], funnel: null } })
    expect(screen.getByText('还没有设定漏斗')).toBeTruthy()
  })
})

describe('the warning list', () => {
  test('says who, how likely, why and what is at stake', async () => {
    const sent = await open(WarningsPage, { reply: someWarnings() }, { reply: someWarnings({ warnings: [] }) })
    expect(screen.getByText('1. 林间')).toBeTruthy()
    expect(screen.getByText('平时约 12 天来一次，这次已经 40 天 · 高价值忠诚会员')).toBeTruthy()
    expect(screen.getByText('82%')).toBeTruthy()
    expect(screen.getByText('约 ¥426')).toBeTruthy()
    // What is at stake comes first.
    expect(sent.at(-1)).toMatchObject({ input: { by: 'loss' } })
    await choose('可能不再来')
    expect(sent.at(-1)).toMatchObject({ input: { by: 'silence' } })
    expect(screen.getByText('现在没有需要留意的会员')).toBeTruthy()
  })

  test('a row leads to the member: why, what can be done, and where each figure comes from', async () => {
    const sent = await open(WarningsPage, { reply: someWarnings() }, { reply: anExplanation() })
    await press('林间，平时约 12 天来一次，这次已经 40 天，预计少消费约 ¥426')
    await waitFor(() => expect(screen.getByText('最近一次消费在 40 天前')).toBeTruthy())
    expect(sent.at(-1)).toMatchObject({ action: 'score.explain', input: { memberId: 'mem_7K3QANXX20' } })
    expect(screen.getByText('请店员问一句')).toBeTruthy()
    expect(screen.getByText(/券的成本不要超过约 ¥426/)).toBeTruthy()
    expect(screen.getByText('mem_7K3QANXX20')).toBeTruthy()
  })

  test('where little is at stake no gift is proposed', async () => {
    const [warning] = someWarnings().warnings
    const small = someWarnings({ warnings: warning ? [{ ...warning, lossFen: 300 }] : [] })
    await open(WarningsPage, { reply: small }, { reply: anExplanation() })
    await press(/^林间，/)
    expect(screen.getByText('请店员问一句')).toBeTruthy()
    expect(screen.queryByText('发一张券')).toBeNull()
  })
})

describe('completeness', () => {
  test('says whether the figures can be relied on, with every day in a table', async () => {
    await open(CompletenessPage, { reply: aCompleteness() })
    expect(screen.getByText('达到 98% 的目标，数字可以放心看')).toBeTruthy()
    expect(screen.getByRole('table').textContent).toContain('11/1999.5%1,0101,00055')
  })

  test('warns below the target, and knows nothing without events', async () => {
    await open(CompletenessPage, { reply: aCompleteness({ share: 0.9 }) })
    expect(screen.getByText(/低于 98% 的目标/)).toBeTruthy()
  })

  test('without events says when there will be some', async () => {
    await open(CompletenessPage, { reply: aCompleteness({ share: null }) })
    expect(screen.getByText('还没有收到行为记录')).toBeTruthy()
  })
})
