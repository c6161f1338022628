/** What an answer of the function `probe` says of what the project believes. */
export interface Verdict {
  /** Simplified Chinese, for whoever deploys. */
  title: string
  /** `as-believed`: nothing to do. `otherwise`: the line of docs/platform-assumptions.md has to change. `open`: not seen. */
  result: 'as-believed' | 'otherwise' | 'open'
  text: string
}

interface Told {
  openid: string | null
  unionid: string | null
  source: string | null
}

export interface CallerSeen {
  environment: string
  environ: string
  own: (Told & { trigger: string | null }) | null
  process: Told
}

/** One instance, several callers in turn: the call must know its own caller, whatever the process remembers. */
export function judgeCallers(seen: readonly CallerSeen[]): Verdict {
  const title = '调用者身份'
  if (seen.length < 2)
    return { title, result: 'open', text: '至少要有两次不同来源的调用（手机甲、手机乙、控制台、定时器）' }
  if (seen.some(({ own }) => own === null)) {
    return { title, result: 'otherwise', text: 'context 里没有可读的 environment 或 environ：身份只能取自进程，不可信' }
  }
  const stale = seen.filter(({ own, process }) => process.openid !== null && process.openid !== own?.openid)
  const staleUnionid = seen.filter(({ own, process }) => process.unionid !== null && process.unionid !== own?.unionid)
  const remembers = stale.length + staleUnionid.length > 0
  return {
    title,
    result: 'as-believed',
    text: remembers
      ? `进程还记得上一个调用者（${stale.length} 次 openid，${staleUnionid.length} 次 unionid），调用自带的变量正确`
      : '调用自带的变量正确，这次没有看到进程残留',
  }
}

export interface ListAnswer {
  added: string
  afterRollback: number
  single: string
  end: string
  afterCommit: number
}

export function judgeList({ added, afterRollback, single, end, afterCommit }: ListAnswer): Verdict {
  const title = '事务里一次加多条'
  if (single !== 'ok' || end !== 'ok' || afterCommit !== 1 + afterRollback) {
    return { title, result: 'otherwise', text: `事务里加一条就不对：${single}，提交 ${end}，共 ${afterCommit} 条` }
  }
  if (added !== 'ok') return { title, result: 'as-believed', text: `被拒绝：${added}` }
  return afterRollback === 0
    ? { title, result: 'as-believed', text: '被接受，并随事务撤销；代码仍然一条一条加' }
    : { title, result: 'as-believed', text: `被接受，但没有随事务撤销（留下 ${afterRollback} 条）：一条一条加是必须的` }
}

export interface LifeAnswer {
  writes: number
  seconds: number
  refusal: string | null
  commit: string | null
}

/** The project’s own transactions have at most 40 operations. */
const OPERATIONS_MAX = 40

export function judgeLife({ writes, seconds, refusal, commit }: LifeAnswer, title = '事务能活多久'): Verdict {
  const lived = `${writes} 次写入，${seconds.toFixed(1)} 秒`
  if (refusal === null) {
    return { title, result: commit === 'ok' ? 'as-believed' : 'otherwise', text: `${lived}，提交 ${commit}` }
  }
  if (!/TransactionNotExist/.test(refusal)) return { title, result: 'otherwise', text: `${lived}，${refusal}` }
  // One write a second: the time is what ended it. Many at once: the number may be.
  const isEnough = seconds >= 5 || writes >= OPERATIONS_MAX
  return { title, result: isEnough ? 'as-believed' : 'otherwise', text: `${lived} 之后被服务端放弃` }
}

export function judgePicture(opened: string | null): Verdict {
  const title = '另一台手机能否直接打开函数上传的图片'
  if (opened === null) return { title, result: 'open', text: '还没有在手机上试' }
  return opened === 'open'
    ? { title, result: 'otherwise', text: '能打开：存储权限比 deploy.md 第 7 步写的宽' }
    : { title, result: 'as-believed', text: `打不开（${opened}），所以由函数交出图片内容` }
}
