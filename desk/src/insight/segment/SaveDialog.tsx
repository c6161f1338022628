import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { TextField } from '../../ui/TextField'

interface SaveDialogProps {
  condition: unknown
  /** The segment that is changed; null for a new one. */
  segment: ActionOutput<'segment.get'>['segment'] | null
  isOpen: boolean
  onClose(): void
}

export function SaveDialog({ condition, segment, isOpen, onClose }: SaveDialogProps) {
  const save = useAct('segment.save')
  const [name, setName] = useState(segment?.name ?? '')
  const [key, setKey] = useState('')
  const by = useOwnName()
  const navigate = useNavigate()
  const isKey = segment !== null || /^[a-z0-9][a-z0-9-]{0,39}$/.test(key)
  const missing = name.trim() === '' ? '写人群的名称' : isKey ? null : '代号用小写字母、数字和短横线'
  return (
    <ActDialog
      title={segment ? '保存改动' : '存成人群'}
      verb="保存，开始找人"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      missing={missing}
      act={async (note) => {
        const segmentId = segment?.segmentId ?? `seg_${key}`
        const base = segment ? { baseVersion: segment.version } : {}
        const answer = await save.run({ segmentId, name: name.trim(), note, condition, by, ...base })
        if (answer) void navigate('/segments')
        return answer !== null
      }}
    >
      <TextField label="名称" value={name} onChange={setName} />
      {segment === null && (
        <TextField
          label="代号"
          help="以后不能改"
          value={key}
          placeholder="如 quiet-regulars"
          onChange={(typed) => setKey(typed.trim())}
        />
      )}
    </ActDialog>
  )
}
