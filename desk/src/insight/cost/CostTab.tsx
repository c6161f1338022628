import { Link } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Facts, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, money } from '../../ui/words'

type Meter = ActionOutput<'cost.getMeter'>

const UNPRICED = '没有填单价'
const fenText = (fen: number | null) => (fen === null ? '–' : money(fen))
const hoursText = (ms: number) => `${(ms / 3_600_000).toFixed(2)} 小时`

/** What the system costs this month, by day and by action, and what the shop owes its members. */
export function CostTab() {
  const asked = useAsk('cost.getMeter', {})
  return (
    <Answer asked={asked} lines={10}>
      {(meter) => (
        <div className="stack">
          <div className="cards two">
            <Month meter={meter} />
            <Owed liability={meter.liability} />
          </div>
          <Card title="哪里花得多" hint="按数据库读写次数排">
            <Rows
              name="哪里花得多"
              rows={meter.actions.slice(0, 30)}
              keyOf={({ action }) => action}
              empty="这个月还没有记录"
              columns={[
                { title: '做什么', of: ({ title }) => title },
                { title: '调用', of: ({ calls }) => grouped(calls), isFigure: true },
                { title: '数据库读写', of: ({ databaseCalls }) => grouped(databaseCalls), isFigure: true },
                { title: '运行', of: ({ ms }) => hoursText(ms), isFigure: true, isExtra: true },
                { title: '花费', of: ({ fen }) => fenText(fen), isFigure: true },
              ]}
            />
          </Card>
          <Card title="每天">
            <Rows
              name="每天"
              rows={[...meter.days].reverse()}
              keyOf={({ day }) => day}
              empty="这个月还没有记录"
              columns={[
                { title: '哪一天', of: ({ day }) => dayText(day) },
                { title: '调用', of: ({ calls }) => grouped(calls), isFigure: true },
                { title: '数据库读写', of: ({ databaseCalls }) => grouped(databaseCalls), isFigure: true },
                { title: '取手机号', of: ({ phoneNumbers }) => grouped(phoneNumbers), isFigure: true, isExtra: true },
                { title: '花费', of: ({ fen }) => fenText(fen), isFigure: true },
              ]}
            />
          </Card>
          <p className="soft small">{meter.definition}</p>
        </div>
      )}
    </Answer>
  )
}

function Month({ meter: { month, budgetFen, spentFen, aheadFen, total } }: { meter: Meter }) {
  const isOver = budgetFen !== null && (aheadFen ?? spentFen ?? 0) > budgetFen
  return (
    <Card title={`${month} 系统花费`} act={<Link to="/rules/cost">预算和单价</Link>}>
      <Facts
        facts={[
          ['到现在', spentFen === null ? UNPRICED : money(spentFen)],
          ['照这样到月底', aheadFen === null ? '满一天后再估' : money(aheadFen)],
          ['预算', budgetFen === null ? '没有定' : money(budgetFen)],
          ['调用', `${grouped(total.calls)} 次`],
          ['数据库读写', `${grouped(total.databaseCalls)} 次`],
          ['函数运行', hoursText(total.ms)],
        ]}
      />
      {budgetFen !== null && <Status tone={isOver ? 'bad' : 'good'}>{isOver ? '照这样会超出预算' : '在预算里'}</Status>}
    </Card>
  )
}

function Owed({ liability }: Pick<Meter, 'liability'>) {
  if (!liability) {
    return (
      <Card title="欠会员多少">
        <p className="soft">每天凌晨统计，明天再看</p>
      </Card>
    )
  }
  const { day, points, pointsFen, coupons, couponsFen, unvaluedCoupons, pickUps, pickUpsFen } = liability
  return (
    <Card title="欠会员多少" hint={`${dayText(day)}结束时`}>
      <Facts
        facts={[
          ['没有花的积分', `${grouped(points)} 积分`],
          ['值', pointsFen === null ? '没有填每 100 积分值多少' : money(pointsFen)],
          ['还能用的券', `${grouped(coupons)} 张`],
          ['最多抵', money(couponsFen)],
          ['没有上限的折扣券', `${grouped(unvaluedCoupons)} 张，没有算在里面`],
          ...(pickUps === undefined
            ? []
            : ([['待取的商品', `${grouped(pickUps)} 件，成本 ${money(pickUpsFen ?? 0)}`]] as const)),
        ]}
      />
    </Card>
  )
}
