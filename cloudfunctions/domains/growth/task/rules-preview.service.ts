import type { GrowthRules } from '#shared/growth/task/growth-rules'
import { perMonth } from '#shared/growth/task/rule-cost'
import { growthRuleText, taskText } from '#shared/growth/task/rule-text'
import type { TaskRules } from '#shared/growth/task/task-rules'
import { copyProblems } from '#shared/kernel/copy-law'
import type { Context } from '../../../platform/context'
import { actsOf } from '../../../platform/noun/act'
import type { Change, Effect } from '../../../platform/noun/rules'
import { countAccounts } from '../../ledger/account/account.face'
import { promiseProblems } from '../../loyalty/coupon/coupon.face'

const FROM_NOW_ON: Effect = {
  text: '从改动那一刻起算，以前做的不补，已经给的不收回。改完可以在“演算”里看过去 90 天会怎样。',
  count: null,
}

/** Each rule in words, and the most that a month can bring. */
export async function previewGrowth(context: Context, { after }: Change<GrowthRules>): Promise<Effect[]> {
  const titles = titlesOf(context)
  const most = perMonth(after.rules)
  const members = await countAccounts(context.db)
  return [
    ...after.rules.map((rule) => ({ text: growthRuleText(rule, titles), count: null })),
    { text: '成长值，是一位会员一个月最多能另外得的', count: most.growth },
    { text: '积分，是一位会员一个月最多能另外得的', count: most.points },
    { text: `积分，是 ${members} 位会员一个月都做满时的花费上限`, count: most.points * members },
    FROM_NOW_ON,
  ]
}

/** Each task in words, and the most that all of them can bring. */
export async function previewTasks(context: Context, { after }: Change<TaskRules>): Promise<Effect[]> {
  const titles = titlesOf(context)
  const points = after.tasks.reduce((sum, { reward }) => sum + reward.points, 0)
  const members = await countAccounts(context.db)
  return [
    ...after.tasks.map((task) => ({ text: taskText(task, titles), count: null })),
    { text: '积分，是一位会员把每个任务各做一次能得的', count: points },
    { text: `积分，是 ${members} 位会员各做一次时的花费上限`, count: points * members },
    { text: '已经做到、还没领的任务，仍按做到时写明的给。', count: null },
    FROM_NOW_ON,
  ]
}

export function growthProblems(context: Context, { rules, confirmed }: GrowthRules): string[] {
  return [
    ...rules.flatMap(({ title, act }) => [...unknownAct(context, title, act), ...copyOf(title, title)]),
    ...confirmed.flatMap(({ title }) => copyOf(title, title)),
  ]
}

/** What is announced must be there to give, and its words must be lawful. */
export async function taskProblems(context: Context, { tasks }: TaskRules): Promise<string[]> {
  const problems = tasks.flatMap(({ title, detail, act }) => [
    ...unknownAct(context, title, act),
    ...copyOf(title, `${title} ${detail}`),
  ])
  return [
    ...problems,
    ...(await promiseProblems(
      context,
      tasks.flatMap(({ reward }) => reward.couponKey ?? []),
    )),
  ]
}

const titlesOf = ({ nouns }: Context) => new Map(actsOf(nouns).map(({ key, title }) => [key, title]))

function unknownAct({ nouns }: Context, title: string, act: string): string[] {
  return actsOf(nouns).some(({ key }) => key === act) ? [] : [`“${title}”：没有“${act}”这种行为`]
}

const copyOf = (title: string, text: string): string[] =>
  copyProblems(text).map(({ found, why }) => `“${title}”写了“${found}”：${why}`)
