import { Link } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, money } from '../../ui/words'

type Cohort = ActionOutput<'figure.getWorth'>['cohorts'][number]

/** What new buyers cost and bring, by the month in which they came. */
export function WorthTab() {
  const asked = useAsk('figure.getWorth', {})
  return (
    <Answer asked={asked} lines={8}>
      {({ cohorts, marginPercent, fenPer100Points, definition }) => (
        <Card title="新客值多少，要花多少" hint="按第一次消费的月份">
          <Rows
            name="按首购月份"
            rows={[...cohorts].reverse()}
            keyOf={({ month }) => month}
            empty="还没有消费，或者今晚才第一次算"
            columns={[
              { title: '第一次买', of: ({ month }) => `${month.slice(0, 4)}年${Number(month.slice(5))}月` },
              { title: '新客', of: ({ size }) => `${grouped(size)} 人`, isFigure: true },
              { title: '一位花了', of: ({ cacFen }) => (cacFen === null ? '–' : money(cacFen)), isFigure: true },
              {
                title: '其中渠道 / 奖励 / 券',
                of: ({ cost }) => costText(cost, fenPer100Points !== null),
                isFigure: true,
                isExtra: true,
              },
              { title: '第 1 个月', of: (cohort) => <Brought cohort={cohort} months={1} />, isFigure: true },
              { title: '到第 3 个月', of: (cohort) => <Brought cohort={cohort} months={3} />, isFigure: true },
              { title: '到现在', of: ({ broughtFen }) => fenText(broughtFen.at(-1)), isFigure: true },
              { title: '回本', of: paidText },
            ]}
          />
          <p className="rows-foot soft small">
            {definition}
            {marginPercent === null ? '现在按消费金额算，没有乘毛利率。' : `毛利率按 ${marginPercent}%。`}
            {fenPer100Points === null && '积分值多少还没有填，奖励没有算进去。'}
          </p>
          <p className="rows-foot acts">
            <Link to="/rules/figure-targets">填毛利率</Link>
            <Link to="/rules/cost">填积分值多少</Link>
            <Link to="/channels/costs">填渠道费用</Link>
          </p>
        </Card>
      )}
    </Answer>
  )
}

/** Of rewards nothing is known while the shop has not said what points are worth, and that is no zero. */
const costText = ({ channelsFen, rewardsFen, couponsFen }: Cohort['cost'], isPriced: boolean): string =>
  [money(channelsFen), isPriced ? money(rewardsFen) : '–', money(couponsFen)].join(' / ')

const fenText = (fen: number | undefined): string => (fen === undefined ? '–' : money(fen))

/** What one had brought by then, how many times the cost that is, and whether it is enough. */
function Brought({ cohort, months }: { cohort: Cohort; months: number }) {
  const gate = cohort.gates.find((each) => each.months === months)
  return (
    <>
      {fenText(cohort.broughtFen[months - 1])}
      {gate && gate.ratio !== null && (
        <>
          <br />
          <Status tone={gate.is === 'passed' ? 'good' : 'watch'}>
            {`${gate.ratio.toFixed(2)} 倍，${gate.is === 'passed' ? '超过' : '没超过'} ${gate.above}`}
          </Status>
        </>
      )}
    </>
  )
}

function paidText({ paidBackIn, cacFen, broughtFen }: Cohort): string {
  if (cacFen === null) return '没有花费'
  if (paidBackIn !== null) return `第 ${paidBackIn} 个月`
  return broughtFen.length === 0 ? '月份没过完' : '还没有'
}
