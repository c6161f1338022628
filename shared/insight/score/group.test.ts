import { groupOf } from './group'
import { defaultScoreRules } from './rules'

const { groups } = defaultScoreRules
const scores = [1, 2, 3, 4, 5]

/** The table in words: the first that fits. */
function byHand(r: number, f: number, m: number, s: number | null, tenureDays: number): string {
  const isSocial = s !== null && s >= 4
  if (m >= 4 && isSocial && r >= 3) return '高价值社交达人'
  if (m >= 4 && f >= 4 && r >= 3) return '高价值忠诚会员'
  if (isSocial && r >= 3) return '社交传播者'
  if (tenureDays <= 90 && r >= 3) return '潜力新客'
  if (r >= 3 && (f >= 3 || m >= 3)) return '成长会员'
  if (r <= 2 && m >= 4) return '高价值流失预警'
  if (r <= 2) return '沉睡会员'
  return '一般会员'
}

test('everybody is in one group, the first of the table that fits', () => {
  const seen = new Set<string>()
  for (const r of scores)
    for (const f of scores)
      for (const m of scores)
        for (const s of [null, ...scores])
          for (const tenureDays of [0, 90, 91, 2000]) {
            const group = groupOf(groups, { r, f, m, l: null, s }, tenureDays)
            expect(group.name).toBe(byHand(r, f, m, s, tenureDays))
            seen.add(group.key)
          }
  expect(seen.size).toBe(groups.length)
})

test('who lacks a dimension is in no group that asks for it', () => {
  const rfm = { r: 5, f: 5, m: 5, l: null, s: null }
  const table = [
    { key: 'some', name: '有', anyOf: [{ s: { max: 5 } }] },
    { key: 'rest', name: '其余', anyOf: [{}] },
  ]
  expect(groupOf(table, rfm, 0).key).toBe('rest')
})
