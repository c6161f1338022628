import { fireEvent, screen, within } from '@testing-library/react'
import type { ActionOutput } from '../../api/request'
import { type Answers, renderFor } from '../../testing/render-for'
import { ReferralsTab } from './ReferralsTab'

type Case = ActionOutput<'referral.listCases'>['cases'][number]
const CASE: Case = {
  ...{ caseId: 'device:1', kind: 'device', title: '同一台手机', isOpen: true, isStrong: true, scoreMax: 12 },
  ...{ open: 2, released: 0, refused: 0, lapsed: 0, openedAt: 0, lapsesAt: null },
}
const signal = { key: 'sameDevice', title: '好友和邀请人用同一台手机', lapsed: 0 } as const
const ANSWERS: Answers = {
  'referral.listCases': ({ state }) => ({
    cases: [state === 'closed' ? { ...CASE, isOpen: false, open: 0, released: 3, lapsed: 1 } : CASE],
    nextCursor: null,
  }),
  'referral.getProgramme': () => ({
    ...{ programmeKey: 'spring', isOpen: true, closed: null, endDay: null, now: 0 },
    states: [{ state: 'holding', bonds: 7 }],
    rewarded: { bonds: 210, inviterPoints: 10_500, inviteePoints: 6_300, ladderPoints: 0 },
    budget: { used: 480, friends: 500 },
  }),
  'referral.reportDetection': () => ({
    ...{ judged: 169, held: 6, open: 1, released: 4, refused: 1, lapsed: 0 },
    signals: [
      { ...signal, held: 5, released: 4, refused: 1, falseAlarmPercent: 80 },
      { ...signal, key: 'graph', title: '邀请关系的形状', held: 0, released: 0, refused: 0, falseAlarmPercent: null },
    ],
  }),
}

test('what is left of the programme is said in friends, and states in words', async () => {
  renderFor({}, <ReferralsTab />, ANSWERS)
  expect(await screen.findByText('20 位')).toBeTruthy()
  expect(screen.getByText('等待到账')).toBeTruthy()
  expect(screen.getByText('10,500 积分')).toBeTruthy()
})

test('only signals that have held something are told, with how often people disagreed', async () => {
  renderFor({}, <ReferralsTab />, ANSWERS)
  const table = await screen.findByRole('table', { name: '审核得准吗' })
  const rows = within(table).getAllByRole('row').slice(1)
  expect(rows.map(({ textContent }) => textContent)).toEqual(['好友和邀请人用同一台手机5 笔41080%'])
})

test('cases that were decided say how', async () => {
  renderFor({}, <ReferralsTab />, ANSWERS)
  expect(await screen.findByText('很可疑')).toBeTruthy()
  fireEvent.click(screen.getByText('决定了的'))
  expect(await screen.findByText('放行了 3 笔，到期发了 1 笔')).toBeTruthy()
})
