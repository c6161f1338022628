import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'

type Subject = ActionOutput<'task.listConfirmable'>['subjects'][number]

/** Shops change this a few times a year. */
const FRESH_MS = 600_000

export interface Confirming {
  subjects: Subject[]
  /** What was confirmed, by member and subject: a clerk who goes on to the next page finds it done. */
  done: Readonly<Record<string, string>>
  note(key: string, text: string): void
}

/** What clerks may confirm, and what this phone has confirmed since the page was opened. */
export function useConfirming(): Confirming {
  const { data } = useQuery('task.listConfirmable', {}, { keep: true, freshMs: FRESH_MS })
  const [done, setDone] = useState<Record<string, string>>({})
  return {
    subjects: data?.subjects ?? [],
    done,
    note: (key, text) => setDone((before) => ({ ...before, [key]: text })),
  }
}

interface Props {
  confirming: Confirming
  storeId: string
  member: { memberCode: string; proof: string }
}

/** One row for each thing that the clerk may confirm for the member in front; nothing in a shop that confirms nothing. */
export function ConfirmRows({ confirming: { subjects, done, note }, storeId, member }: Props) {
  const confirm = useMutation('task.confirmAct', {
    onDone: (answer, { subject }) => note(`${member.memberCode} ${subject}`, doneText(answer)),
  })
  if (subjects.length === 0) return null
  return (
    <Card inset="rows">
      {subjects.map(({ subject, title, points, growth }) => {
        const text = done[`${member.memberCode} ${subject}`]
        const act = () => void confirm.run({ memberCode: member.proof, storeId, subject })
        return (
          <ListRow
            key={subject}
            title={title}
            note={bringsText({ points, growth })}
            value={
              text ?? (
                <Button kind="quiet" size="small" loading={confirm.running} label={`算上${title}`} onClick={act}>
                  算上
                </Button>
              )
            }
          />
        )
      })}
      {confirm.error ? <Notice tone="danger">{refusalText(confirm.error)}</Notice> : null}
    </Card>
  )
}

function bringsText({ points, growth }: Pick<Subject, 'points' | 'growth'>): string {
  const parts = [points > 0 && `${points} 积分`, growth > 0 && `${growth} 成长值`].filter(Boolean)
  return parts.length === 0 ? '算进任务' : `会员得 ${parts.join('、')}`
}

function doneText({ points, growth }: Pick<Subject, 'points' | 'growth'>): string {
  const parts = [points > 0 && `+${points} 积分`, growth > 0 && `+${growth} 成长值`].filter(Boolean)
  return parts.length === 0 ? '已算上' : `已算上，${parts.join('、')}`
}
