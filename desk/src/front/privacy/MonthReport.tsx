import { Button } from 'antd'
import { useState } from 'react'
import { type BusinessMonth, businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useShopNow } from '../../frame/use-person'
import { purposeTitle } from '../../people/member/purpose-title'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped } from '../../ui/words'
import { actTitle, isPersonalAct, kindTitle } from './words'

type Report = ActionOutput<'privacy.getReport'>

/** Everything done with personal data in a month, for reading, printing and filing. */
export function MonthReport() {
  const [chosen, setChosen] = useState<BusinessMonth | null>(null)
  const thisMonth = monthOf(businessDayOf(useShopNow()))
  const month = chosen ?? thisMonth
  const asked = useAsk('privacy.getReport', { month })
  return (
    <div className="stack">
      <Card
        title="个人信息月报"
        hint={monthText(month)}
        act={
          <span className="acts no-print">
            <input
              className="native"
              type="month"
              aria-label="哪个月"
              value={month}
              onChange={(event) => event.target.value && setChosen(event.target.value as BusinessMonth)}
            />
            <Button onClick={() => window.print()}>打印</Button>
          </span>
        }
      >
        <Answer asked={asked} lines={6}>
          {(report) => <Summary report={report} />}
        </Answer>
      </Card>
      {asked.answer && <Details report={asked.answer} />}
    </div>
  )
}

const monthText = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

function Summary({ report }: { report: Report }) {
  const countOf = (action: string) => report.acts.find((act) => act.action === action)?.count ?? 0
  const received = report.requests.reduce((sum, { received: count }) => sum + count, 0)
  const withdrawn = report.consents.reduce((sum, { withdrawn: count }) => sum + count, 0)
  const figures: [string, number, string][] = [
    ['打开会员', countOf('member-page.get') + countOf('member.find'), '次'],
    ['看手机号全号', countOf('member.revealPhone'), '次'],
    ['导出', countOf('export.start'), '份'],
    ['撤回同意', withdrawn, '次'],
    ['收到请求', received, '个'],
    ['晚答复', report.late, '个'],
  ]
  return (
    <>
      <div className="figures">
        {figures.map(([title, figure, unit]) => (
          <div key={title}>
            <span className="soft small">{title}</span>
            <p className="big">
              {grouped(figure)}
              <small>{unit}</small>
            </p>
          </div>
        ))}
      </div>
      {report.overdue > 0 && (
        <p className="warned after-figures">现在有 {report.overdue} 个请求已经过了期限还没有答复</p>
      )}
    </>
  )
}

function Details({ report }: { report: Report }) {
  const acts = report.acts.filter(({ action }) => isPersonalAct(action))
  return (
    <div className="cards halves">
      <Card title="谁看过、动过" hint="每一次都在审计里">
        <Rows
          name="看过和动过的次数"
          rows={acts}
          keyOf={({ action }) => action}
          empty="这个月没有人看过"
          columns={[
            { title: '做了什么', of: ({ action }) => actTitle(action) },
            { title: '次数', of: ({ count }) => grouped(count), isFigure: true },
          ]}
        />
      </Card>
      <div className="stack">
        <Card title="请求" hint="按收到的月份">
          <Rows
            name="请求"
            rows={report.requests}
            keyOf={({ kind }) => kind}
            columns={[
              { title: '要什么', of: ({ kind }) => kindTitle(kind) },
              { title: '收到', of: ({ received }) => grouped(received), isFigure: true },
              { title: '办完', of: ({ done }) => grouped(done), isFigure: true },
              { title: '没有照办', of: ({ refused }) => grouped(refused), isFigure: true },
              { title: '收回', of: ({ withdrawn }) => grouped(withdrawn), isFigure: true },
            ]}
          />
        </Card>
        <Card title="同意" hint="会员自己在手机上开、关">
          <Rows
            name="同意"
            rows={report.consents}
            keyOf={({ purpose }) => purpose}
            columns={[
              { title: '用途', of: ({ purpose }) => purposeTitle(purpose) },
              { title: '同意', of: ({ granted }) => grouped(granted), isFigure: true },
              { title: '撤回', of: ({ withdrawn }) => grouped(withdrawn), isFigure: true },
            ]}
          />
        </Card>
      </div>
    </div>
  )
}
