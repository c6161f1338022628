import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { ActionInput, ActionOutput } from '../../api/request'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { DayInput } from '../../ui/DayInput'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText, shortId } from '../../ui/words'

type LogQuery = ActionInput<'audit-log.list'>
type Line = ActionOutput<'audit-log.list'>['lines'][number]
type By = 'subject' | 'actor' | 'action'

const BY = [
  { value: 'subject', label: '关于谁、什么' },
  { value: 'actor', label: '谁做的' },
  { value: 'action', label: '做了什么' },
]

/** Who did what, when and to whom. Clicking a person narrows the list to that person, clicking a title to that act. */
export function AuditTab() {
  const [by, setBy] = useState<By>('subject')
  const [typed, setTyped] = useState('')
  const [day, setDay] = useState<BusinessDay | null>(null)
  const [asked, setAsked] = useState<LogQuery>({})
  const days = day === null ? {} : { fromDay: day, toDay: day }
  const { asked: list, more } = usePages(
    'audit-log.list',
    asked,
    ({ next }) => (next ? { ...asked, after: next } : null),
    ({ lines }) => lines,
  )
  const narrow = (to: By, value: string) => {
    setBy(to)
    setTyped(value)
    setAsked({ ...days, ...(value.trim() === '' ? {} : { [to]: value.trim() }) })
  }
  return (
    <Card title="谁做了什么" hint="打开这一页也会留下一行">
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault()
          narrow(by, typed)
        }}
      >
        <Select<By> aria-label="按什么查" value={by} options={BY} onChange={setBy} />
        <Input
          aria-label="编号"
          value={typed}
          placeholder="会员、店员、券的编号，空着看全部"
          onChange={(event) => setTyped(event.target.value)}
        />
        <DayInput name="哪一天" value={day} onChange={setDay} />
        <Button type="primary" htmlType="submit">
          查
        </Button>
      </form>
      <Answer asked={list} lines={10}>
        {(lines) => (
          <Rows
            name="谁做了什么"
            rows={lines}
            keyOf={({ lineId }) => lineId}
            empty="这里没有记录"
            more={more}
            columns={[
              { title: '什么时候', of: ({ at }) => momentText(at) },
              {
                title: '谁',
                of: (line) => (
                  <Button type="link" size="small" onClick={() => narrow('actor', line.actor)}>
                    {actorText(line)}
                  </Button>
                ),
              },
              {
                title: '做了什么',
                of: ({ action, actionTitle }) => (
                  <Button type="link" size="small" onClick={() => narrow('action', action)}>
                    {actionTitle}
                  </Button>
                ),
              },
              { title: '关于', of: (line) => <Subject line={line} narrow={narrow} /> },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}

/** Subjects that are not a single thing; the list cannot be narrowed to them. */
const WHOLES: Readonly<Record<string, string>> = { shop: '全店', all: '全店', scores: '全部评分', owner: '所有者' }

function Subject({ line, narrow }: { line: Line; narrow(by: By, value: string): void }) {
  const { subject, subjectTitle } = line
  const whole = WHOLES[subject]
  if (whole !== undefined) return <span className="soft">{whole}</span>
  return (
    <>
      <Button type="link" size="small" onClick={() => narrow('subject', subject)}>
        {subjectTitle ?? (subject.startsWith('mem_') ? shortId(subject) : subject)}
      </Button>{' '}
      {subject.startsWith('mem_') && <Link to={`/members/${subject}`}>会员页</Link>}
    </>
  )
}

function actorText({ actor, actorName }: Line): string {
  if (actorName !== null) return actorName
  if (actor === 'console') return '控制台（未核实）'
  if (actor === 'timer') return '系统'
  return actor.startsWith('mem_') ? shortId(actor) : actor
}
