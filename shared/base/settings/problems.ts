import type * as z from 'zod'

const PROBLEMS_MAX = 20

/** What is wrong with a document, in lines that an operator can act on: where, and why. */
export function problemsOf(error: z.ZodError): string[] {
  return error.issues.slice(0, PROBLEMS_MAX).map((issue) => `${issue.path.join('.') || '整份规则'}：${reasonOf(issue)}`)
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `类型不对，应为 ${TYPE_NAMES[issue.expected] ?? issue.expected}`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `至少 ${issue.minimum} 个${issue.origin === 'string' ? '字' : ''}`
        : `不能小于 ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `最多 ${issue.maximum} 个${issue.origin === 'string' ? '字' : ''}`
        : `不能大于 ${issue.maximum}`
    case 'unrecognized_keys':
      return `多了不认识的字段 ${issue.keys.join('、')}`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    case 'invalid_format':
      return '格式不对'
    case 'custom':
      return issue.message
    default:
      return '内容不对'
  }
}

const TYPE_NAMES: Record<string, string> = {
  int: '整数',
  number: '数字',
  string: '文字',
  boolean: '是或否',
  array: '列表',
  tuple: '列表',
  object: '对象',
}
