import type { BusinessDay } from '#shared/kernel/business-day'
import { day } from '../../../testing/days'
import { someTerms } from '../../../testing/referral-answers'
import { closedText } from './closed-text'

const byMonth = (endDay: BusinessDay | null) => someTerms({ cap: { friends: 10, per: 'month' }, endDay })
const byProgramme = (endDay: BusinessDay | null) => someTerms({ cap: { friends: 10, per: 'programme' }, endDay })

describe('when the month’s friends are full', () => {
  test.each([
    ['the programme has no end', null, day('2026-11-20')],
    ['it ends next month', day('2026-12-01'), day('2026-11-30')],
    ['it ends next year', day('2027-01-01'), day('2026-12-31')],
    ['it ends in the same month of another year', day('2027-11-05'), day('2026-11-20')],
  ])('%s: next month is open', (_case, endDay, today) => {
    const { title, note } = closedText('cap-reached', byMonth(endDay), today)
    expect(title).toBe('本月计入的好友已满')
    expect(note).toMatch(/。下个月可以继续邀请$/)
  })

  test.each([
    ['at the end of this month', day('2026-11-30'), day('2026-11-20'), '11月30日'],
    ['today', day('2026-11-20'), day('2026-11-20'), '11月20日'],
    ['on the last day of the year', day('2026-12-31'), day('2026-12-01'), '12月31日'],
  ])('the programme ends %s: nobody is sent to a next month', (_case, endDay, today, said) => {
    const { note } = closedText('cap-reached', byMonth(endDay), today)
    expect(note).not.toContain('继续邀请')
    expect(note).toMatch(new RegExp(`。这一期邀请活动到 ${said} 为止，之前入会的好友下个月达标照常计入$`))
  })
})

test.each([null, day('2026-11-30'), day('2027-03-31')])(
  'when the programme’s friends are full, none brings more: until %p',
  (endDay) => {
    const { title, note } = closedText('cap-reached', byProgramme(endDay), day('2026-11-20'))
    expect(title).toBe('这一期计入的好友已满')
    expect(note).toBe('再达标的好友，你不再获得奖励，好友的那一份不受影响')
  },
)

test.each([byMonth(day('2026-11-30')), byProgramme(null)])(
  'a full cap promises nothing for friends who act within it',
  (terms) => {
    const { note } = closedText('cap-reached', terms, day('2026-11-20'))
    expect(note).toContain('你不再获得奖励，好友的那一份不受影响')
  },
)

test.each(['not-open', 'ended', 'budget-used'] as const)('%s: friends who joined before still count', (closed) => {
  for (const terms of [byMonth(null), byProgramme(day('2026-11-19')), null]) {
    const { note } = closedText(closed, terms, day('2026-11-20'))
    expect(note).toContain('之前入会的好友照常计入')
    expect(note).not.toContain('下个月')
  }
})
