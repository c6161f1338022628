import { type Bond, isOpenBond } from './bond'

/** What must never be about one bond, in Chinese sentences; empty is healthy. */
export function bondProblems({ _id, state, reward, end, dueAt, act, inviterId, invitedBy }: Bond): string[] {
  const isAfterAct = state === 'qualified' || state === 'holding' || state === 'held' || state === 'rewarded'
  const isEnded = state === 'expired' || state === 'cancelled' || state === 'refused'
  const problems: [boolean, string][] = [
    [(state === 'rewarded') !== (reward !== null), '奖励和状态对不上'],
    [isEnded !== (end !== null), '结束的原因和状态对不上'],
    [!isOpenBond({ state }) !== (dueAt === null), '该处理的时间和状态对不上'],
    [isAfterAct && !act, '没有好友达标的记录'],
    [state === 'rewarded' && (_id === inviterId || _id === invitedBy), '邀请了自己却发了奖励'],
  ]
  return problems.flatMap(([isWrong, text]) => (isWrong ? [text] : []))
}
