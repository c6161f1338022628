import type { ReactNode } from 'react'
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

/** The rows that are not recorded, grouped by reason, because a thousand rows with one fault need one correction. */
export function BadRows({ report, act }: { report: Report; act?: ReactNode }) {
  if (report.badRowCount === 0) return null
  return (
    <Card title="没有记的行" hint={`一共 ${grouped(report.badRowCount)} 行`} act={act}>
      <ReasonRows name="没有记的行" reasons={report.reasons} />
    </Card>
  )
}

/** Rows of the file, grouped by reason. */
export function ReasonRows({ name, reasons }: { name: string; reasons: Report['reasons'] }) {
  return (
    <Rows
      name={name}
      rows={reasons}
      keyOf={({ reason }) => reason}
      columns={[
        { title: '原因', of: ({ reason }) => reason },
        { title: '行', of: (row) => <span className="soft">{linesText(row)}</span> },
        { title: '多少', of: ({ rows }) => `${grouped(rows)} 行`, isFigure: true },
      ]}
    />
  )
}

/** Groups single rows the way a report does. */
export function byReason(rows: Report['badRows']): Report['reasons'] {
  const found = new Map<string, number[]>()
  for (const { line, reason } of rows) found.set(reason, [...(found.get(reason) ?? []), line])
  const reasons = [...found].map(([reason, lines]) => ({
    reason,
    rows: lines.length,
    lines: lines.slice(0, LINES_SHOWN),
  }))
  return reasons.sort((a, b) => b.rows - a.rows)
}

const LINES_SHOWN = 8

const linesText = ({ lines, rows }: Report['reasons'][number]) => `${lines.join('、')}${rows > lines.length ? '…' : ''}`
