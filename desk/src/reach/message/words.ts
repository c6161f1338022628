/** Why a message did not go, in the operator's words; by WeChat's number, null where no answer came. */
export function reasonText(state: string, code: number | null): string {
  if (state === 'sent') return '发出'
  if (state === 'sending') return '正在发'
  if (code === null) return '没有等到微信的回答'
  return REASONS[code] ?? `微信回答 ${code}`
}

const REASONS: Record<number, string> = {
  43101: '会员没有次数了，或者关掉了（43101）',
  47003: '字段的内容不合格式（47003）',
  40037: '模板不对（40037）',
  41030: '点开的页面还没上线（41030）',
  40003: '找不到这个微信号（40003）',
  45168: '今天发得太多（45168）',
  [-1]: '微信系统忙，不知道发没发出（-1）',
}

export const STATE_WORDS: Record<string, { tone: 'good' | 'watch' | 'bad' | 'plain'; word: string }> = {
  sent: { tone: 'good', word: '发出' },
  sending: { tone: 'plain', word: '正在发' },
  refused: { tone: 'watch', word: '没收' },
  unknown: { tone: 'bad', word: '不知道' },
}

/** '3 分钟', '2 小时'; null where nothing is late enough to be worth a word. */
export function lateText(ms: number): string | null {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 2) return null
  return minutes < 120 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时`
}
