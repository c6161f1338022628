import { definitionProblems, readDefinition } from './problems'
import { COUPON_TO_CHOOSE, READY_JOURNEYS } from './ready'
import { definitionSentences } from './words'

const [welcome] = READY_JOURNEYS
const plain = welcome?.definition as NonNullable<typeof welcome>['definition']
const texts = (raw: unknown) => readDefinition(raw).problems.map(({ path, text }) => `${path} ${text}`)
const inbox = { kind: 'inbox', id: 'hello', title: '你好', body: '来坐坐', link: null, next: null } as const

test.each(READY_JOURNEYS)(
  '$name is a definition against which nothing stands, and says what it does',
  ({ definition }) => {
    expect(definitionProblems(definition)).toEqual([])
    expect(definitionSentences(definition).join('')).not.toContain('undefined')
  },
)

test('what gives a coupon waits until the shop has chosen one', () => {
  const giving = READY_JOURNEYS.filter(({ definition }) => definition.nodes.some(({ kind }) => kind === 'coupon'))
  expect(giving.map(({ key }) => key)).toEqual(['second-purchase', 'silent'])
  for (const { definition } of giving) expect(JSON.stringify(definition)).toContain(COUPON_TO_CHOOSE)
})

test.each([
  ['a step that is not there', { nodes: [{ ...inbox, next: 'gone' }] }, 'nodes.0 后面没有 gone 这一步'],
  ['a start that is not there', { start: 'gone', nodes: [inbox] }, 'start 没有这一步'],
  ['a step that nobody reaches', { nodes: [inbox, { ...inbox, id: 'other' }] }, 'nodes.1 走不到这一步'],
  ['a name twice', { nodes: [{ ...inbox, next: 'hello' }, inbox] }, 'nodes.1.id 代号 hello 用了两次'],
  ['a circle without a wait', { nodes: [{ ...inbox, next: 'hello' }] }, 'nodes.0 绕了一圈回来，中间至少要等 1 小时'],
  ['words against the law', { nodes: [{ ...inbox, body: '全网最好' }] }, /nodes\.0\.body 写了“/],
  ['a word that stands for nothing', { nodes: [{ ...inbox, body: '{昵称}，来坐坐' }] }, /^nodes\.0\.body 没有“{昵称}”/],
  ['goods in a title', { nodes: [{ ...inbox, title: '{常买的}到了' }] }, /^nodes\.0\.title /],
  ['a gift without a budget', { nodes: [{ kind: 'points', id: 'hello', points: 5, next: null }] }, /^budgetFen /],
  ['a welcome that begins with something else', { trigger: { kind: 'fact', fact: 'check-in.performed' } }, /^kind /],
  ['a reply to nothing', { kind: 'reply' }, /^kind /],
  ['a reminder that was asked for with a letter', { kind: 'asked' }, /^kind /],
  ['a segment to leave where there is none', { isLeftWithSegment: true }, /^isLeftWithSegment /],
  [
    'every purchase of what the shop starts',
    { kind: 'shop', trigger: { kind: 'fact', fact: 'purchase.recorded' }, entry: { kind: 'perEvent' } },
    /^entry /,
  ],
  [
    'an amount of what costs nothing',
    { trigger: { kind: 'fact', fact: 'member.joined', minFen: 1 } },
    /^trigger\.minFen /,
  ],
  ['a mark of what has none', { trigger: { kind: 'fact', fact: 'member.joined', scoreMax: 1 } }, /^trigger\.scoreMax /],
  [
    'silence of a day',
    { kind: 'announced', trigger: { kind: 'moment', moment: 'silent', days: 1 } },
    /^trigger\.days /,
  ],
  [
    'a wait for nothing',
    { nodes: [{ kind: 'wait', id: 'hello', duration: { amount: 0, unit: 'days' }, next: null }] },
    /duration 没有写/,
  ],
  [
    'parts of 90 percent',
    {
      nodes: [
        {
          kind: 'split',
          id: 'hello',
          parts: [
            { percent: 45, next: null },
            { percent: 45, next: null },
          ],
        },
      ],
    },
    'nodes.0.parts 加起来是 90，要是 100',
  ],
  ['an unknown word', { colour: 'red' }, /不认识/],
  ['a condition that nobody knows', { condition: { kind: 'hair' } }, /^condition/],
] as [string, object, string | RegExp][])('%s is refused in words', (_name, over, expected) => {
  const found = texts({ ...plain, start: 'hello', nodes: [inbox], ...over })
  expect(found.some((text) => (typeof expected === 'string' ? text === expected : expected.test(text)))).toBe(true)
})
