import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { PURPOSE_TITLE } from '#shared/reach/message/purpose'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Facts, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'
import { lateText, reasonText, STATE_WORDS } from './words'

type Board = ActionOutput<'message.getBoard'>
type Template = Board['templates'][number]

/** Whom WeChat's reminders can reach, what they say, and what became of them. */
export default function MessagesPage() {
  const asked = useAsk('message.getBoard', {})
  const mayChange = useRight('rules')
  return (
    <Page title="微信提醒" acts={mayChange && <Link to="/rules/messages">改模板和时间</Link>}>
      <Answer asked={asked} lines={8}>
        {(board) => (
          <div className="stack">
            <Reach board={board} />
            <Templates templates={board.templates} mayChange={mayChange} />
            <div className="cards halves">
              <Outcomes outcomes={board.outcomes} />
              <Work board={board} />
            </div>
          </div>
        )}
      </Answer>
    </Page>
  )
}

function Reach({ board: { members, reachable, unreachable } }: { board: Board }) {
  const never = Math.max(members - reachable - unreachable, 0)
  return (
    <Card title="提醒得到谁" hint="次数是估计的，微信不告诉店里还剩几次">
      <div className="figures">
        <Figure title="有可用的提醒" count={reachable} />
        <Figure title="要过，次数用完了" count={unreachable} />
        <Figure title="没有要过" count={never} />
      </div>
      <p className="soft small after-figures">
        {grouped(unreachable + never)}{' '}
        人没有可用的提醒。提醒要会员自己点，不能拿东西换；够不着的人，可以发一张券，或请店员见面时说
      </p>
    </Card>
  )
}

function Figure({ title, count }: { title: string; count: number }) {
  return (
    <div>
      <span className="soft small">{title}</span>
      <p className="big">
        {grouped(count)}
        <small>人</small>
      </p>
    </div>
  )
}

function Templates({ templates, mayChange }: { templates: Template[]; mayChange: boolean }) {
  const [stopped, setStopped] = useState<Template | null>(null)
  const switchOn = useAct('message.switchOn')
  return (
    <Card title="模板" hint="会员在微信里收到的样子，用例子填的">
      {templates.length === 0 ? (
        <div className="empty">
          还没有模板。先在小程序后台的“订阅消息”里选用，再把模板 ID 写进规则
          {mayChange && <Link to="/rules/messages">去写</Link>}
        </div>
      ) : (
        <div className="cards thirds">
          {templates.map((template) => (
            <div key={template.purpose} className="tinted">
              <p className="line">
                <strong>{PURPOSE_TITLE[template.purpose]}</strong>
                <State template={template} />
              </p>
              <Facts facts={template.preview.map(({ key, value }) => [key, value] as const)} />
              <p className="soft small">{whenText(template)}</p>
              {template.off && (
                <p className="small danger">
                  {momentText(template.off.at)} 起停用：{reasonText('refused', template.off.code)}
                </p>
              )}
              {template.off && mayChange && <Button onClick={() => setStopped(template)}>改好了，重新启用</Button>}
            </div>
          ))}
        </div>
      )}
      <ActDialog
        title="重新启用模板"
        verb="重新启用"
        isOpen={stopped !== null}
        onClose={() => setStopped(null)}
        isRunning={switchOn.isRunning}
        error={switchOn.error}
        withReason={false}
        act={async () => stopped !== null && (await switchOn.run({ templateId: stopped.templateId })) !== null}
      >
        <p>之后到时间的提醒照常发。没有改好的话，微信会再拒绝一次，模板又会自己停用。</p>
      </ActDialog>
    </Card>
  )
}

function State({ template: { isOn, off } }: { template: Template }) {
  if (off) return <Status tone="bad">停用</Status>
  return isOn ? <Status tone="good">开着</Status> : <Status tone="plain">关着</Status>
}

function whenText({ purpose, sendAt, daysBefore }: Template): string {
  if (purpose === 'check-in-next') return `会员点“提醒我”的第二天 ${sendAt}`
  if (purpose === 'reply') return '店里一回复就发'
  if (purpose === 'birthday-gift') return `生日礼到的那天 ${sendAt}`
  const what = purpose === 'booking' ? '开始' : '到期'
  return daysBefore === 0 ? `${what}那天 ${sendAt}` : `${what}前 ${daysBefore} 天 ${sendAt}`
}

function Outcomes({ outcomes }: { outcomes: Board['outcomes'] }) {
  const rows = [...outcomes].sort((a, b) => b.count - a.count)
  return (
    <Card title="七天里发的" hint="不知道发没发出的，不会再发">
      <Rows
        name="七天里发的"
        rows={rows}
        keyOf={({ purpose, state, code }) => `${purpose}:${state}:${code}`}
        empty="七天里没有发过"
        columns={[
          { title: '提醒什么', of: ({ purpose }) => (PURPOSE_TITLE as Record<string, string>)[purpose] ?? purpose },
          { title: '结果', of: ({ state }) => <Result state={state} /> },
          { title: '为什么', of: ({ state, code }) => reasonText(state, code), isExtra: true },
          { title: '几条', of: ({ count }) => grouped(count), isFigure: true },
        ]}
      />
    </Card>
  )
}

function Result({ state }: { state: string }) {
  const { tone, word } = STATE_WORDS[state] ?? { tone: 'plain', word: state }
  return <Status tone={tone}>{word}</Status>
}

function Work({ board: { waiting, stuck, lateMs } }: { board: Board }) {
  const late = lateText(lateMs)
  const lateness = late ? <Status tone="watch">{late}</Status> : <Status tone="good">没有晚</Status>
  const failing = stuck > 0 ? <Status tone="bad">{grouped(stuck)} 件</Status> : '没有'
  return (
    <Card title="到时间就办的">
      <Facts
        facts={[
          ['在等时间', `${grouped(waiting)} 件`],
          ['晚了多久', lateness],
          ['办不成的', failing],
        ]}
      />
    </Card>
  )
}
