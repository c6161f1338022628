import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer, Empty } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, percent } from '../../ui/words'
import { verdictText } from './goes-with'

type Page = ActionOutput<'report.getGoesWith'>
type Row = Page['acts'][number]
type Count = Row['own']

const shareOf = ({ members, bought }: Count) => (members === 0 ? '–' : percent(bought / members))

/** What stands beside a purchase oftener than without it. It never says why. */
export function GoesWithTab() {
  const asked = useAsk('report.getGoesWith', {})
  return (
    <Answer asked={asked} lines={12}>
      {({ touches, touchDays, byTouches, byGap, byKind, week, weekDays, acts, definitions, looks }) => (
        <div className="stack">
          <p className="tinted">{definitions.words}</p>
          <Card title="来几次、隔多久、怎么来" hint={hintOf(touchDays, touches)}>
            <p className="soft">{definitions.touches}</p>
            <div className="stack">
              <Compared name="48 小时里来几次" first="48 小时里来了" rows={byTouches} outcome="之后 7 天买了" />
              <Compared name="隔多久来一次" first="来了不止一次的" rows={byGap} outcome="之后 7 天买了" />
              <Compared name="怎么来的" first="48 小时里有过" rows={byKind} outcome="之后 7 天买了" />
            </div>
          </Card>
          <Card title="第一次消费后的一周" hint={hintOf(weekDays, week)}>
            <p className="soft">{definitions.week}</p>
            <Compared name="第一周里做了什么" first="第一周里" rows={acts} outcome="之后 30 天又买" />
          </Card>
          <p className="soft small">
            {`一共比了 ${looks} 处，比得越多越容易碰巧有一处像是真的，所以每一处的范围都放宽到合起来 95% 可信；任何一边不到 30 人的不下结论`}
          </p>
        </div>
      )}
    </Answer>
  )
}

const hintOf = (days: Page['touchDays'], { members, bought }: Count) =>
  days
    ? `${dayText(days.fromDay)} 至 ${dayText(days.toDay)} · ${grouped(members)} 人次，${shareOf({ members, bought })} 买了`
    : '今晚第一次计算'

function Compared({
  name,
  first,
  rows,
  outcome,
}: {
  name: string
  first: string
  rows: readonly Row[]
  outcome: string
}) {
  return (
    <Rows
      name={name}
      rows={rows.filter(({ own }) => own.members > 0)}
      keyOf={({ key }) => key}
      empty={<Empty>还没有可以比的</Empty>}
      columns={[
        { title: first, of: ({ title }) => title },
        { title: '人次', of: ({ own }) => grouped(own.members), isFigure: true },
        { title: outcome, of: ({ own }) => shareOf(own), isFigure: true },
        { title: '和谁比', of: ({ others, verdict }) => (verdict === 'base' ? '–' : shareOf(others)), isFigure: true },
        { title: '能说什么', of: (row) => verdictText(row) },
      ]}
    />
  )
}
