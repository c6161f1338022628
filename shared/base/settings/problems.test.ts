import * as z from 'zod'
import { problemsOf } from './problems'

const schema = z.strictObject({
  name: z.string().min(1).max(4),
  rate: z.int().min(1).max(100),
  palette: z.enum(['paper', 'jade']),
  key: z.string().regex(/^[a-z]+$/),
  steps: z
    .array(z.int())
    .max(2)
    .refine((steps) => steps.every((step, index) => index === 0 || step > (steps[index - 1] ?? 0)), {
      message: '必须逐级提高',
    }),
})
const valid = { name: '素纸', rate: 5, palette: 'paper', key: 'paper', steps: [1, 2] }

function problemsWith(change: object): string[] {
  const parsed = schema.safeParse({ ...valid, ...change })
  return parsed.success ? [] : problemsOf(parsed.error)
}

test.each([
  [{}, []],
  [{ name: 5 }, ['name：类型不对，应为 文字']],
  [{ rate: '5' }, ['rate：类型不对，应为 数字']],
  [{ rate: 1.5 }, ['rate：类型不对，应为 整数']],
  [{ rate: 0 }, ['rate：不能小于 1']],
  [{ rate: 101 }, ['rate：不能大于 100']],
  [{ name: '' }, ['name：至少 1 个字']],
  [{ name: '一二三四五' }, ['name：最多 4 个字']],
  [{ palette: 'gold' }, ['palette：只能是 paper、jade']],
  [{ key: 'A' }, ['key：格式不对']],
  [{ steps: [1, 2, 3] }, ['steps：最多 2 个']],
  [{ steps: [2, 1] }, ['steps：必须逐级提高']],
  [{ $where: 'x' }, ['整份规则：多了不认识的字段 $where']],
])('%j is explained in words', (change, problems) => {
  expect(problemsWith(change)).toEqual(problems)
})

test('a document that is none at all has one problem', () => {
  const parsed = schema.safeParse(undefined)
  expect(parsed.error && problemsOf(parsed.error)).toEqual(['整份规则：类型不对，应为 对象'])
})
