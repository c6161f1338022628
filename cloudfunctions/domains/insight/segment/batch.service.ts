import type { JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import type { Plan } from './plan.service'
import { reviewMembers } from './review.service'

/** If more members than this fail in one page, the fault is not a single broken member. */
const SKIPS_MAX = 5

/**
 * Works through a page of members. If that fails twice, one of them may be the cause. Then they are taken one by one:
 * a member who fails is skipped and reported to a person, and all others get their turn.
 */
export async function reviewPage(context: JobContext, plan: Plan, memberIds: readonly string[]): Promise<number> {
  const unique = [...new Set(memberIds)]
  if (context.failures === 0) return reviewMembers(context, plan, unique)
  try {
    return await reviewMembers(context, plan, unique)
  } catch (error) {
    context.log.error('a page of members failed again', error, { job: context.job })
    return reviewOneByOne(context, plan, unique)
  }
}

async function reviewOneByOne(context: JobContext, plan: Plan, memberIds: readonly string[]): Promise<number> {
  const skipped: string[] = []
  let written = 0
  for (const memberId of memberIds) {
    try {
      written += await reviewMembers(context, plan, [memberId])
    } catch (error) {
      if (skipped.length >= SKIPS_MAX) throw error
      context.log.error('a job skipped a member', error, { job: context.job, id: memberId })
      skipped.push(memberId)
    }
  }
  for (const memberId of skipped) {
    const text = `任务“${context.jobTitle}”处理 ${memberId} 时出错，已跳过，下次运行会再试。`
    await raiseAlert(context, {
      kind: 'job-skipped',
      subject: `${context.job}:${memberId}`,
      text,
      source: context.runId,
    })
  }
  return written
}
