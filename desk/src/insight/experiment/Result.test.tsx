import { cleanup, screen } from '@testing-library/react'
import { renderFor } from '../../testing/render-for'
import type { Shown } from './form'
import { blankForm, draftOf, formOf, missingIn } from './form'
import { Result } from './Result'

afterEach(cleanup)

const arm = { key: 'a', title: '现在', seen: 640, counted: 580, mean: 2.1, change: null, anyDay: null, atSize: null }
const shown: Shown = {
  experimentId: 'exp_00000000000001',
  name: '券放前面',
  hypothesis: '会有更多人来',
  surface: 'homeOrder',
  surfaceText: '首页的先后',
  status: 'running',
  version: 2,
  figure: 'visitDays',
  figureText: '每位会员来的天数',
  startedAt: 0,
  stoppedAt: null,
  stoppedBy: null,
  arms: [
    { key: 'a', title: '现在', weightPercent: 50, content: 'checkInFirst', contentText: '签到在前' },
    { key: 'b', title: '券在前', weightPercent: 50, content: 'couponsFirst', contentText: '可领的券在前' },
  ],
  segmentId: null,
  coveragePercent: 60,
  namespace: null,
  withinDays: 7,
  changePercent: 20,
  guardrails: [],
  armSize: 500,
  shippedArm: null,
  result: {
    measuredAt: 0,
    isAtSize: true,
    split: 'asSet',
    savedPercent: 12,
    mixed: 2,
    arms: [
      { ...arm, is: 'control' },
      { ...arm, key: 'b', title: '券在前', change: 0.152, anyDay: { from: 0.031, to: 0.273 }, is: 'better' },
    ],
    sentences: ['可以说：方案“券在前”让“每位会员来的天数”变高了，可能的范围是 +3.1% 到 +27.3%。'],
  },
}

test('what may be concluded stands first, then the figures, with who was left out', async () => {
  renderFor({}, <Result shown={shown} />)
  await screen.findByText(/^可以说：方案“券在前”/)
  await screen.findByText('可以说更高')
  await screen.findByText('+3.1% 到 +27.3%')
  await screen.findByText(/去掉了 12% 的起伏.*2 位会员的两份资料看到的不一样/)
})

test('a word that only newer shops know is nothing that could be said yet', async () => {
  const result = shown.result && { ...shown.result, split: 'odd' as never, arms: [{ ...arm, is: 'odd' as never }] }
  renderFor({}, <Result shown={{ ...shown, result }} />)
  await screen.findByText('还不能说')
})

test('before anybody was counted it says when that is', async () => {
  renderFor({}, <Result shown={{ ...shown, result: null }} />)
  await screen.findByText(/每天早上六点算一次/)
})

test('what is written says what is missing, and a written one is written again as it was', () => {
  expect(missingIn(blankForm())).toBe('给实验起个名字')
  const form = formOf(shown)
  expect(missingIn(form)).toBeNull()
  expect(missingIn({ ...form, arms: form.arms.map((each) => ({ ...each, weightPercent: 40 })) })).toContain('80%')
  expect(draftOf(form)).toMatchObject({ name: '券放前面', coveragePercent: 60, namespace: null, guardrails: [] })
})
