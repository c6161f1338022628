import type { ActionOutput } from '../../api/request'
import { Card, Facts } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, money } from '../../ui/words'

type Report = ActionOutput<'import.apply'>

export function Counts({ report }: { report: Report }) {
  const { rowsDone, rows, purchasesAdded, purchasesKnown, membersAdded, totalFen, returnedFen } = report
  const figures = [
    ['新记消费', grouped(purchasesAdded), '笔'],
    ['早就有的', grouped(purchasesKnown), '笔'],
    ['新增会员', grouped(membersAdded), '位'],
    ['读了', grouped(rowsDone), `行，共 ${grouped(rows)}`],
  ]
  return (
    <>
      <div className="figures">
        {figures.map(([title, figure, unit]) => (
          <div key={title}>
            <span className="soft small">{title}</span>
            <p className="big">
              {figure}
              <small>{unit}</small>
            </p>
          </div>
        ))}
      </div>
      <p className="soft after-figures">
        消费 {money(totalFen)}，减掉退款 {money(returnedFen)}
        {report.waitingCount > 0 &&
          `；另有 ${grouped(report.waitingCount)} 笔退款（${money(report.waitingFen)}）找不到原来的消费，先等着`}
      </p>
    </>
  )
}

export function Sums({ sums }: Pick<Report, 'sums'>) {
  return (
    <Facts
      facts={[
        ['记成消费', money(sums.soldFen)],
        ['退款', money(sums.backFen)],
        ['没有会员号', `${money(sums.nobodyFen)}，散客的，不记`],
        ['不是消费', `${money(sums.notSaleFen)}，如充值、作废、合计`],
        ['读不懂', `${money(sums.refusedFen)}，见下面的原因`],
      ]}
    />
  )
}

/** The rows that are not recorded, gathered by their reason: a thousand of one kind are one thing to mend. */
export function BadRows({ rows, count }: { rows: Report['badRows']; count: number }) {
  if (count === 0) return null
  return (
    <Card
      title="没有记的行"
      hint={count > rows.length ? `一共 ${grouped(count)} 行，下面是前 ${rows.length} 行的` : ''}
    >
      <ReasonRows name="没有记的行" rows={rows} />
    </Card>
  )
}

/** Rows of the file, gathered by their reason. */
export function ReasonRows({ name, rows }: { name: string; rows: Report['badRows'] }) {
  return (
    <Rows
      name={name}
      rows={byReason(rows)}
      keyOf={({ reason }) => reason}
      columns={[
        { title: '原因', of: ({ reason }) => reason },
        { title: '行', of: ({ lines }) => <span className="soft">{linesText(lines)}</span> },
        { title: '多少', of: ({ lines }) => `${grouped(lines.length)} 行`, isFigure: true },
      ]}
    />
  )
}

const LINES_SHOWN = 8

function byReason(rows: Report['badRows']): { reason: string; lines: number[] }[] {
  const found = new Map<string, number[]>()
  for (const { line, reason } of rows) found.set(reason, [...(found.get(reason) ?? []), line])
  return [...found].map(([reason, lines]) => ({ reason, lines })).sort((a, b) => b.lines.length - a.lines.length)
}

const linesText = (lines: readonly number[]) =>
  `${lines.slice(0, LINES_SHOWN).join('、')}${lines.length > LINES_SHOWN ? '…' : ''}`
