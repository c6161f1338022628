import { type GrowthRules, growthRulesSchema } from '#shared/growth/task/growth-rules'
import { perMonth } from '#shared/growth/task/rule-cost'
import { growthRuleText, taskText } from '#shared/growth/task/rule-text'
import { type TaskRules, taskRulesSchema } from '#shared/growth/task/task-rules'
import { useAsk } from '../../api/use-ask'
import { Card } from '../../ui/Page'
import { grouped } from '../../ui/words'

/** What members will get for what they do, in the sentences that approval shows. */
export function GrowthInWords({ rules: { rules } }: { rules: GrowthRules }) {
  const titles = useActTitles()
  const most = perMonth(rules)
  const hint =
    rules.length === 0
      ? '还没有规则：会员只从消费和签到得积分和成长值'
      : `一位会员一个月最多另外得 ${grouped(most.points)} 积分、${grouped(most.growth)} 成长值`
  return <Sentences title="会员能得到" hint={hint} lines={rules.map((rule) => growthRuleText(rule, titles))} />
}

export function TasksInWords({ rules: { tasks } }: { rules: TaskRules }) {
  const titles = useActTitles()
  const hint = tasks.length === 0 ? '还没有任务：会员的“我的”里不出现任务中心' : '会员在任务中心看到的，按这个顺序'
  return <Sentences title="任务中心里有" hint={hint} lines={tasks.map((task) => taskText(task, titles))} />
}

/** While a document is being typed it may be incomplete; then nothing is said of it. */
export const isWhole = (setting: string, document: unknown): boolean =>
  (setting === 'growth' ? growthRulesSchema : taskRulesSchema).safeParse(document).success

function useActTitles(): ReadonlyMap<string, string> {
  const acts = useAsk('task.listActs', {}).answer?.acts ?? []
  return new Map(acts.map(({ key, title }) => [key, title]))
}

function Sentences({ title, hint, lines }: { title: string; hint: string; lines: string[] }) {
  return (
    <Card title={title} hint={hint}>
      <ol className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Card>
  )
}
