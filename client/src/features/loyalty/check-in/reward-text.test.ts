import { madeUpText, nextRewardText, rewardText } from './reward-text'

test.each([
  [{ points: 1500, makeUpCards: 0 }, '1,500 积分'],
  [{ points: 0, makeUpCards: 1 }, '1 张补签卡'],
  [{ points: 15, makeUpCards: 2 }, '15 积分和 2 张补签卡'],
  [{ points: 0, makeUpCards: 0 }, ''],
])('%j is said as %p', (brought, text) => {
  expect(rewardText(brought)).toBe(text)
})

test.each([
  [1, false, '其中 15 积分是阶梯奖励'],
  [1, true, '明天签到，另得 15 积分'],
  [3, false, '再签 3 天，得 15 积分'],
  [3, true, '再签 3 天，得 15 积分'],
])('a reward %i check-ins away, done today: %p', (inDays, isDoneToday, text) => {
  expect(nextRewardText({ inDays, points: 15, makeUpCards: 0 }, isDoneToday)).toBe(text)
})

test.each([
  [15, '已补签，得到 15 积分'],
  [0, '已补签，连成 7 天'],
  [-5, '已补签，连成 7 天，重复得的 5 积分已收回'],
])('a make-up that brings %i points is said', (points, text) => {
  expect(madeUpText(points, 7)).toBe(text)
})
