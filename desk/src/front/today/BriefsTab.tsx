import { Select } from 'antd'
import { useState } from 'react'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { daysText } from '../../ui/days-text'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'

type Kind = 'day' | 'week' | 'month'
const KINDS = [
  { value: 'day' as const, label: '日报' },
  { value: 'week' as const, label: '周报' },
  { value: 'month' as const, label: '月报' },
]

/** Reports stored at the end of their period, each as one page to forward. */
export function BriefsTab() {
  const [kind, setKind] = useState<Kind>('week')
  const { asked, more } = usePages(
    'today.listBriefs',
    { kind },
    ({ nextBeforeDay }) => (nextBeforeDay === null ? null : { kind, beforeDay: nextBeforeDay }),
    ({ briefs }) => briefs,
  )
  return (
    <Card
      title="日报、周报、月报"
      hint="过完那一段自动写好，不再改"
      act={<Select<Kind> aria-label="哪一种" value={kind} options={KINDS} onChange={setKind} />}
    >
      <Answer asked={asked} lines={6}>
        {(briefs) => (
          <Rows
            name="日报、周报、月报"
            rows={briefs}
            keyOf={({ briefId }) => briefId}
            empty="过完第一段就有了"
            more={more}
            linkOf={({ briefId }) => `/reports/briefs/${briefId}`}
            columns={[
              {
                title: '哪一段',
                of: daysText,
              },
              { title: '变了什么', of: ({ sentences }) => sentences.slice(0, 3).join('；') || '没有变化' },
              { title: '要做什么', of: ({ toDo }) => toDo.join('；') || '–', isExtra: true },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
