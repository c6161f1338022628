import { taskRules } from '#shared/growth/task/task-rules'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import type { Context, MemberContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { findBooks } from './deed-book.repository'

/** What the first screen says of tasks: whether there are any, and the one of which a step is left. Prepared in the account. */
export async function summarizeTasks(context: Context, { almost }: Account) {
  const { tasks } = await rulesInForce(context, taskRules)
  const isOpen = tasks.length > 0
  const isStill = isOpen && almost && almost.untilDay >= businessDayOf(context.now)
  const near = isStill ? { title: almost.title, goal: almost.goal, untilDay: almost.untilDay } : null
  return { isOpen, almost: near }
}

/** Also where the shop has taken all of them away: badges stay, and what is reached can still be claimed. */
export async function hasTasks(context: MemberContext, recordIds: readonly string[]): Promise<boolean> {
  const { tasks } = await rulesInForce(context, taskRules)
  return tasks.length > 0 || (await findBooks(context.db, recordIds)).some(({ marks }) => marks.length > 0)
}
