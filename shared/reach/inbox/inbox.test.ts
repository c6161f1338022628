import { aMessage, letterProblems } from './inbox'

test('what follows from one fact has one id, whenever it is written', () => {
  const writing = { memberId: 'mem_1', source: 'coupon:c1', kind: 'coupon', title: '券快到期', body: '明天' } as const
  expect(aMessage(writing, 1)._id).toBe(aMessage(writing, 2)._id)
  expect(aMessage(writing, 1)._id).not.toBe(aMessage({ ...writing, memberId: 'mem_2' }, 1)._id)
})

test.each([
  ['外套找到了', '在春熙路店的柜台，随时来拿', []],
  ['新茶', '全网最好的茶，赶紧来', ['写了“最好”', '写了“全网”', '写了“赶紧”']],
])('%s: the law is asked of title and body', (title, body, problems) => {
  expect(letterProblems({ title, body }).map((problem) => problem.slice(0, problem.indexOf('：')))).toEqual(problems)
})
