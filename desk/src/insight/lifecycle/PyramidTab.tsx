import { Link } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Chart } from '../../ui/Chart'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, percent } from '../../ui/words'
import { Pyramid } from './Pyramid'
import { StageMembers } from './StageMembers'

type Answered = ActionOutput<'lifecycle.getPyramid'>

/** How far members have come, where they fell silent, who moved, and who they are. */
export function PyramidTab() {
  const asked = useAsk('lifecycle.getPyramid', {})
  return (
    <Answer asked={asked} lines={10}>
      {(answer) =>
        answer.asOfDay === null ? (
          <Card title="参与">
            <p className="soft">今晚第一次计算，明天早上就有</p>
          </Card>
        ) : (
          <div className="stack">
            <Card title="走到了哪一步" hint={wholeText(answer)}>
              <Pyramid layers={answer.layers} beforeDay={answer.beforeDay} />
              <p className="soft small">{answer.definition}</p>
            </Card>
            <div className="cards two">
              <Card title="参与度" hint="看最近的来访和做的事，门槛在规则里">
                <Chart
                  label="参与度"
                  categories={answer.bands.map(({ name }) => name)}
                  values={answer.bands.map(({ members }) => members)}
                  unit="人"
                />
              </Card>
              <Card title="近 30 天换了阶段" hint="每位会员只算最近一次">
                <Rows
                  name="近 30 天换了阶段的会员"
                  rows={answer.moves}
                  keyOf={({ from, to }) => `${from}:${to}`}
                  empty="还没有会员换过阶段"
                  columns={[
                    { title: '从', of: ({ fromName }) => fromName },
                    { title: '到', of: ({ toName }) => toName },
                    { title: '人数', of: ({ members }) => grouped(members), isFigure: true },
                  ]}
                />
              </Card>
            </div>
            <Tiers />
            <StageMembers stages={answer.stages} />
          </div>
        )
      }
    </Answer>
  )
}

/** How many members stand on each tier. */
function Tiers() {
  const asked = useAsk('tier.report', {})
  const maySetRules = useRight('rules')
  return (
    <Card
      title="会员等级"
      hint={asked.answer && `一共 ${grouped(asked.answer.members)} 人`}
      act={maySetRules && <Link to="/rules/tier">看门槛合不合适</Link>}
    >
      <Answer asked={asked}>
        {({ tiers, members }) => (
          <Rows
            name="会员等级"
            rows={tiers}
            keyOf={({ key }) => key}
            columns={[
              { title: '等级', of: ({ name }) => <strong>{name}</strong> },
              { title: '人数', of: ({ members: count }) => grouped(count), isFigure: true },
              {
                title: '占全部',
                of: ({ members: count }) => (members === 0 ? '–' : percent(count / members)),
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}

function wholeText({ asOfDay, members, allMembers }: Answered): string {
  const day = asOfDay === null ? '' : `到 ${dayText(asOfDay)} · `
  const share = allMembers === 0 ? '' : `，是全部会员的 ${percent(members / allMembers)}`
  return `${day}算了 ${grouped(members)} 位${share}`
}
