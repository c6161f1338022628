import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, momentText } from '../../ui/words'
import { FigureGrid } from './FigureGrid'
import { yesterdayInWords } from './figures'

const SHOWN = ['revenue', 'active', 'acquisition', 'retention', 'referral', 'activation']
const SHOWN_MAX = 6

export default function TodayPage() {
  const board = useAsk('report.getBoard', {})
  const { answer } = board
  return (
    <Page
      title="今天"
      hint={
        answer &&
        `${dayText(answer.today)} · 数字算到 ${answer.rolledUpTo === null ? '还没有算过' : momentText(answer.rolledUpTo)}`
      }
    >
      <div className="stack">
        <Answer asked={board} lines={6}>
          {({ figures, tiers }) => (
            <>
              <Card title="近 30 天" act={<Link to="/reports">全部报表</Link>}>
                <FigureGrid
                  figures={SHOWN.flatMap((stage) => figures.filter((each) => each.stage === stage).slice(0, 1)).slice(
                    0,
                    SHOWN_MAX,
                  )}
                />
              </Card>
              <div className="cards two">
                <div className="stack">
                  <Card title="昨天变了什么" hint="和上周同一天比">
                    <Yesterday sentences={yesterdayInWords(figures)} />
                  </Card>
                  <Card title="会员等级">
                    <Rows
                      name="会员等级"
                      rows={tiers}
                      keyOf={({ key }) => key}
                      columns={[
                        { title: '等级', of: ({ name }) => name },
                        { title: '会员', of: ({ members }) => `${grouped(members)} 人`, isFigure: true },
                        {
                          title: '30 天前',
                          of: ({ before }) => (before === null ? '–' : `${grouped(before)} 人`),
                          isFigure: true,
                        },
                      ]}
                    />
                  </Card>
                </div>
                <Waiting />
              </div>
            </>
          )}
        </Answer>
      </div>
    </Page>
  )
}

function Yesterday({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return <p className="soft">没有和上周同一天不一样的数字</p>
  return <p>{sentences.join('；')}。</p>
}

/** What somebody has to decide, the most pressing first. */
function Waiting() {
  const alerts = useAsk('job.listAlerts', {})
  const cases = useAsk('referral.listCases', { state: 'open' })
  const close = useAct('job.closeAlert')
  const [closed, setClosed] = useState<string | null>(null)
  const count = (alerts.answer?.alerts.length ?? 0) + (cases.answer?.cases.length ?? 0)
  return (
    <Card title="等你处理" hint={`${count} 件`}>
      <h3>提醒</h3>
      <Answer asked={alerts} lines={2}>
        {({ alerts: rows }) => (
          <ul className="plain-list">
            {rows.length === 0 && <li className="soft">没有</li>}
            {rows.map(({ alertId, text, at, count: times }) => (
              <li key={alertId}>
                <p>{text}</p>
                <span className="line soft small">
                  <span>
                    {momentText(at)}
                    {times > 1 ? ` · ${times} 次` : ''}
                  </span>
                  <Button type="link" size="small" onClick={() => setClosed(alertId)}>
                    处理好了
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <h3>停放的邀请</h3>
      <Answer asked={cases} lines={2}>
        {({ cases: rows }) => (
          <ul className="plain-list">
            {rows.length === 0 && <li className="soft">没有</li>}
            {rows.map(({ caseId, title, open, isStrong }) => (
              <li key={caseId}>
                <Link to={`/channels/cases/${encodeURIComponent(caseId)}`}>{title}</Link>
                <span className="line soft small">
                  <span>{open} 笔没有发</span>
                  <Status tone={isStrong ? 'bad' : 'watch'}>{isStrong ? '很可疑' : '要看一看'}</Status>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <ActDialog
        title="这条提醒处理好了"
        verb="关掉提醒"
        isOpen={closed !== null}
        onClose={() => setClosed(null)}
        isRunning={close.isRunning}
        error={close.error}
        act={async (note) => closed !== null && (await close.run({ alertId: closed, note })) !== null}
      />
    </Card>
  )
}
