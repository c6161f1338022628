import { Button, Select } from 'antd'
import { useState } from 'react'
import { ApiError, request } from '../../api/request'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { Rows } from '../../ui/Rows'
import { saveText } from '../../ui/save-text'
import { dayText } from '../../ui/words'

type Kind = 'day' | 'week' | 'month'
const KINDS = [
  { value: 'day' as const, label: '日报' },
  { value: 'week' as const, label: '周报' },
  { value: 'month' as const, label: '月报' },
]

/** Reports stored at the end of their period, each as one page to forward. */
export function BriefsTab() {
  const [kind, setKind] = useState<Kind>('week')
  const [fault, setFault] = useState<ApiError | null>(null)
  const { asked, more } = usePages(
    'today.listBriefs',
    { kind },
    ({ nextBeforeDay }) => (nextBeforeDay === null ? null : { kind, beforeDay: nextBeforeDay }),
    ({ briefs }) => briefs,
  )
  const save = async (briefId: string) => {
    setFault(null)
    try {
      const { page } = await request('today.getBrief', { briefId })
      saveText(`${briefId.replace(':', '-')}.html`, page, 'html')
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      setFault(failure)
    }
  }
  return (
    <Card
      title="日报、周报、月报"
      hint="过完那一段自动写好，不再改"
      act={<Select<Kind> aria-label="哪一种" value={kind} options={KINDS} onChange={setKind} />}
    >
      <Refusal error={fault} />
      <Answer asked={asked} lines={6}>
        {(briefs) => (
          <Rows
            name="日报、周报、月报"
            rows={briefs}
            keyOf={({ briefId }) => briefId}
            empty="过完第一段就有了"
            more={more}
            columns={[
              {
                title: '哪一段',
                of: ({ fromDay, toDay }) =>
                  fromDay === toDay ? dayText(fromDay) : `${dayText(fromDay)}至${dayText(toDay)}`,
              },
              { title: '变了什么', of: ({ sentences }) => sentences.slice(0, 3).join('；') || '没有变化' },
              { title: '要做什么', of: ({ toDo }) => toDo.join('；') || '–', isExtra: true },
              {
                title: '操作',
                of: ({ briefId }) => (
                  <Button type="link" size="small" onClick={() => void save(briefId)}>
                    存成网页
                  </Button>
                ),
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
