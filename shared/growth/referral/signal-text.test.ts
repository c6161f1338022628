import { judge } from './detector'
import { signalText } from './signal-text'
import { detectionRulesSchema, defaultDetectionRules as rules } from './signals/rules'
import { SIGNAL_KEYS } from './signals/signal'
import { aBond, evidenceOf } from './testing/a-bond'

test('every signal can be read by somebody who has never heard of it', () => {
  const { signals } = judge(evidenceOf([aBond()], { chain: { ringLength: 4, depth: 3 }, platformRank: 3 }), rules)
  const texts = signals.map((signal) => signalText({ ...signal, value: signal.value ?? 1 }))
  expect(texts).toHaveLength(SIGNAL_KEYS.length)
  for (const { title, value, threshold } of texts) {
    for (const text of [title, value, threshold]) expect(text).toMatch(/[\u4e00-\u9fff\d]/)
    expect(`${title}${value}`).not.toMatch(/NaN|undefined|[A-Za-z]{3}/)
  }
})

test('nothing known is said to be nothing known', () => {
  expect(signalText({ key: 'samePayer', value: null, threshold: 1, contribution: 0 }).value).toBe('没有数据')
})

test('a share is told with the number of friends that it rests on, beside what is usual here', () => {
  const text = signalText({ key: 'timeToQualify', value: 0.8, threshold: 0.26, of: 25, contribution: 2 })
  expect(text).toEqual({
    title: '好友达标的快慢不像别人（很快的占比）',
    value: '80%（共 25 位好友）',
    threshold: '本店平时 26%',
  })
})

test('the rules that come with the product are valid', () => {
  expect(detectionRulesSchema.safeParse(rules).success).toBe(true)
})
