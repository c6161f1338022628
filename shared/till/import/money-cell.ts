import { isEmptyCell, unguarded } from './cell'

/** `null`: nothing stands there. */
export type MoneyCell = { kind: 'money'; fen: number | null } | { kind: 'bad'; reason: string }

const FEN_MAX = 100_000_000

/** An amount as tills write it: `¥1,234.50`, `(33.62)`, `−12.50`, `12.50-`, `12.`, `499.00（系统计算中）`. What could be read in two ways is not read. */
export function readMoney(cell: string, unit: 'yuan' | 'fen'): MoneyCell {
  if (isEmptyCell(cell)) return { kind: 'money', fen: null }
  const plain = unguarded(cell)
    .normalize('NFKC')
    .replace(/[\u2212\u2010-\u2014]/g, '-')
    .replace(/\s+/g, '')
  // A remark behind the amount, in brackets and with words in it.
  const text = plain.replace(/^(.*\d[^(]*)\([^)\d]*\)$/, '$1')
  if (/[$€£]|usd|eur/i.test(text)) return { kind: 'bad', reason: '不是人民币金额' }
  if (/e[+-]?\d/i.test(text)) return { kind: 'bad', reason: '金额被表格软件改成了科学计数' }
  const bracketed = /^\((.+)\)$/.exec(text)
  const bare = (bracketed?.[1] ?? text).replace(/^([+-]?)(?:¥|cny|rmb)([+-]?)/i, '$1$2').replace(/元$/, '')
  // SAP and its like write the sign behind the number.
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/.exec(bare.replace(/^([\d.,]+)-$/, '-$1')) ?? []
  const fen = unit === 'yuan' ? fenOf(digits) : /^\d{1,12}$/.test(digits) ? Number(digits) : null
  if (fen === null) return { kind: 'bad', reason: problemOf(digits, unit) }
  if (fen > FEN_MAX) return { kind: 'bad', reason: '金额超过 100 万元' }
  return { kind: 'money', fen: sign === '-' || bracketed ? 0 - fen : fen }
}

function fenOf(digits: string): number | null {
  const match = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{0,2})0*)?$/.exec(digits)
  if (!match) return null
  return Number(match[1]?.replace(/,/g, '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

function problemOf(digits: string, unit: 'yuan' | 'fen'): string {
  if (unit === 'fen') return '金额（分）应为整数'
  return /^\d+,\d{1,2}$/.test(digits) ? '金额里的逗号分不清是千位还是小数点' : '金额（元）应为数字，最多两位小数'
}
