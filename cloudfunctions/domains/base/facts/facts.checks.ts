import type { ToldRecord } from '#shared/base/facts/marks'
import { withAnotherRun } from '#shared/base/facts/marks'
import type { Context } from '../../../platform/context'
import type { Check, RepairPlan } from '../../../platform/noun/check'
import { keep } from './answer.service'
import { listAside } from './sweep.service'
import { findTold, listDue } from './told.repository'
import { current } from './turn.service'

/** The sweep comes every five minutes and tries again for hours; after a day nobody is at it. */
const LATE_MS = 86_400_000
const LATE_MAX = 100

export const factCheck: Check = {
  name: 'facts',
  title: '没有办完的事',
  means: '发生过的事，有一步一直没有做成（比如升级后没有发券）。修复就是再试一遍；原因没有排除的话还会停下。',
  async page(context) {
    const aside = (await listAside(context)).map((told) => ({
      subject: told._id,
      text: `${failedBy(told).join('、')} 试了多次没有做成`,
    }))
    const late = await listDue(context.db, context.now - LATE_MS, LATE_MAX)
    const open = late.map(({ _id }) => ({ subject: _id, text: '一天多没有人处理，看“任务”里的待办处理跑了没有' }))
    return { findings: [...aside, ...open], afterId: null, looked: aside.length + open.length }
  },
  repair: planAnotherRun,
}

async function planAnotherRun(context: Context, factId: string): Promise<RepairPlan | null> {
  const told = current(context, await findTold(context.db, factId))
  if (!told || failedBy(told).length === 0) return null
  return {
    sentences: failedBy(told).map((by) => `${by} 再试一遍，八次机会重新算`),
    async apply(tx) {
      let standing = current(context, await findTold(tx, factId))
      for (const by of standing ? failedBy(standing) : []) {
        if (standing) standing = await keep(tx, standing, withAnotherRun(standing, by, context.now))
      }
    },
  }
}

const failedBy = ({ answers }: ToldRecord): string[] =>
  Object.entries(answers).flatMap(([by, { status }]) => (status === 'failed' ? [by] : []))
