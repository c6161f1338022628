import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'

const SHOWN = 10

/** What the last nights' scoring looked at and wrote. */
export function Runs() {
  const asked = useAsk('score.listRuns', {})
  return (
    <Card title="每晚算了什么" hint="凌晨 2 点，算到前一天为止">
      <Answer asked={asked} lines={6}>
        {({ runs }) => (
          <Rows
            name="每晚算了什么"
            rows={runs.slice(0, SHOWN)}
            keyOf={({ runId }) => runId}
            empty="今晚第一次计算"
            columns={[
              { title: '算完', of: ({ finishedAt }) => momentText(finishedAt) },
              { title: '怎么算', of: ({ mode }) => (mode === 'full' ? '全部重算' : '只算有变化的') },
              {
                title: '模型',
                of: ({ modelVersion, hasNewModel }) => `第 ${modelVersion} 版${hasNewModel ? '，新的' : ''}`,
              },
              { title: '看了', of: ({ looked }) => `${grouped(looked)} 位`, isFigure: true },
              { title: '有评分', of: ({ scores }) => `${grouped(scores)} 位`, isFigure: true, isExtra: true },
              { title: '没同意', of: ({ leftOut }) => grouped(leftOut), isFigure: true, isExtra: true },
              {
                title: '改了',
                of: ({ written: { full, acted, due } }) => grouped(full + acted + due),
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
