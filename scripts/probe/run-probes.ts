import {
  type CallerSeen,
  judgeCallers,
  judgeLife,
  judgeList,
  judgePicture,
  type LifeAnswer,
  type ListAnswer,
  type Verdict,
} from './verdicts'

/** Calls the function `probe` from outside, as the management API does. */
export type CallProbe = (data: Record<string, unknown>) => Promise<unknown>

/** One write a second for as long as the function may run; then as many as a transaction may have at once. */
const SLOW = { writes: 40, pauseMs: 1000 }
const FAST = { writes: 100, pauseMs: 0 }

/** All that can be asked from outside. Whose call comes from a phone is asked by the lines of `phoneSteps`. */
export async function runProbes(call: CallProbe, { slow = SLOW, fast = FAST } = {}): Promise<Verdict[]> {
  const list = judgeList((await call({ probe: 'transaction-list' })) as ListAnswer)
  const slowLife = judgeLife((await call({ probe: 'transaction-life', ...slow })) as LifeAnswer, '每秒写一次的事务')
  const fastLife = judgeLife((await call({ probe: 'transaction-life', ...fast })) as LifeAnswer, '连续写入的事务')
  const { seen } = (await call({ probe: 'caller' })) as { seen: CallerSeen[] }
  return [judgeCallers(seen), list, slowLife, fastLife, judgePicture(null)]
}

const SIGNS: Record<Verdict['result'], string> = { 'as-believed': '✓', otherwise: '✗', open: '…' }

export function verdictLines(verdicts: readonly Verdict[]): string[] {
  return verdicts.map(({ title, result, text }) => `${SIGNS[result]} ${title}：${text}`)
}

/** What a person pastes into the console of a phone under remote debugging. */
export const PHONE_LINE =
  "wx.cloud.callFunction({name:'probe',data:{probe:'picture'}}).then(r=>wx.cloud.downloadFile({fileID:r.result.fileId}))" +
  ".then(()=>'open',e=>e.errMsg).then(opened=>wx.cloud.callFunction({name:'probe',data:{probe:'picture',opened}}))" +
  '.then(r=>console.log(JSON.stringify(r.result)))'

export function describeProbeSteps(folder: string): string {
  return [
    `探针函数已经生成：${folder}（只用于测试环境，不要放进正式环境）。`,
    '',
    '  1. 用微信开发者工具把它上传并部署到测试环境，函数名 probe，超时 60 秒；函数安全规则允许 probe。',
    '  2. 手机甲（有 unionid）、手机乙（没有）用真机调试打开小程序，在调试控制台各运行一次：',
    `     ${PHONE_LINE}`,
    '     downloadFile 报错（403 或没有权限）就是预期；每台手机看到的 own.openid 必须是自己的。',
    '  3. 在云开发控制台用 {} 测试运行一次；给 probe 加一个每分钟的定时器，等它触发一次再删掉。',
    '  4. 回到这里，由这台电脑问其余的（事务、调用者汇总）：',
    '     PROBE_ENV=测试环境ID TENCENTCLOUD_SECRETID=… TENCENTCLOUD_SECRETKEY=… TENCENTCLOUD_REGION=ap-shanghai npm run deploy -- probe',
    '     没有密钥时，在控制台依次用 {"probe":"transaction-list"}、{"probe":"transaction-life"}、',
    '     {"probe":"transaction-life","writes":100,"pauseMs":0}、{"probe":"caller"} 测试运行。',
    '  5. 把结果写进 docs/platform-assumptions.md 对应的行，删掉函数 probe 和集合 probe_items。',
  ].join('\n')
}
