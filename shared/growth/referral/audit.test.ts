import { bondProblems } from './audit'
import type { Bond } from './bond'

const bond = (part: Partial<Bond>) =>
  ({
    _id: 'mem_friend',
    inviterId: 'mem_a',
    invitedBy: 'mem_a',
    state: 'bound',
    reward: null,
    end: null,
    dueAt: 1,
    act: null,
    ...part,
  }) as Bond

test.each<[string, Partial<Bond>, string[]]>([
  ['an open bond', {}, []],
  ['one that nobody looks at again', { dueAt: null }, ['该处理的时间和状态对不上']],
  ['one that is over and due', { state: 'expired', end: {} as never }, ['该处理的时间和状态对不上']],
  ['an end without a reason', { state: 'cancelled', dueAt: null }, ['结束的原因和状态对不上']],
  ['qualified by nothing', { state: 'qualified' }, ['没有好友达标的记录']],
  [
    'rewarded without a reward, to oneself',
    { state: 'rewarded', dueAt: null, act: {} as never, inviterId: 'mem_friend' },
    ['奖励和状态对不上', '邀请了自己却发了奖励'],
  ],
])('%s', (_what, part, problems) => {
  expect(bondProblems(bond(part))).toEqual(problems)
})
