import { useState } from 'react'
import { CHECK_TAGS_MAX } from '#shared/insight/tag/spot-check'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { ManySelect } from '../../ui/ManySelect'

/** Which tags clerks are asked about; what is chosen here is what they get to see of a member. */
export function TagCheckDialog({ onClose }: { onClose(): void }) {
  const start = useAct('tag.startCheck')
  const tags = useAsk('tag.list', {}).answer?.tags ?? []
  const [keys, setKeys] = useState<string[]>([])
  const carried = tags.filter(({ members }) => members > 0)
  return (
    <ActDialog
      title="抽查标签"
      verb="开始抽查"
      withReason={false}
      isOpen
      onClose={onClose}
      isRunning={start.isRunning}
      error={start.error}
      missing={keys.length === 0 ? '至少挑一个标签' : null}
      act={async () => Boolean(await start.run({ keys }))}
    >
      <Field
        label="问哪些标签"
        help={`最多 ${CHECK_TAGS_MAX} 个。挑店员看得出对错的，如口味、习惯；挑了的标签店员会看到`}
      >
        {(id) => (
          <ManySelect
            id={id}
            maxCount={CHECK_TAGS_MAX}
            value={keys}
            onChange={setKeys}
            optionFilterProp="label"
            options={carried.map(({ key, name, members }) => ({ value: key, label: `${name}（${members} 人）` }))}
          />
        )}
      </Field>
      <p className="soft small">每位会员只问一次，店员收完款以后凭印象点一下，不用问客人。</p>
    </ActDialog>
  )
}
