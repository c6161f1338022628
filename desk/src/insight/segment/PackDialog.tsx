import { Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { TAG_PACKS, withPack } from '#shared/insight/tag/packs'
import type { TagRules } from '#shared/insight/tag/tag'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'

/** Adds ready tags of a trade to the shop's: a change of rules like any other, which another person agrees to. */
export function PackDialog({ onClose }: { onClose(): void }) {
  const propose = useAct('settings.propose')
  const navigate = useNavigate()
  const by = useOwnName()
  const [key, setKey] = useState(TAG_PACKS[0]?.key ?? '')
  // A document in force is valid by its type's schema.
  const today = useAsk('settings.get', { setting: 'tag' }).answer?.value as TagRules | undefined
  const pack = TAG_PACKS.find((each) => each.key === key)
  const tags = today && pack ? withPack(today.tags, pack) : null
  const added = today && tags ? tags.slice(today.tags.length) : []
  return (
    <ActDialog
      title="加一套现成的标签"
      verb="提交审批"
      isOpen
      onClose={onClose}
      isRunning={propose.isRunning}
      error={propose.error}
      missing={added.length === 0 ? '这一套都有了' : null}
      act={async (note) => {
        const answer = today && tags && (await propose.run({ setting: 'tag', value: { ...today, tags }, by, note }))
        if (answer) void navigate(`/rules/tag/${answer.proposal.proposalId}`)
        return Boolean(answer)
      }}
    >
      <Field label="哪个行业" help="门槛按行业平时的间隔和客单写好，批准前后都能改">
        {(id) => (
          <Select
            id={id}
            value={key}
            options={TAG_PACKS.map(({ key: value, name }) => ({ value, label: name }))}
            onChange={setKey}
          />
        )}
      </Field>
      <p className="soft small">
        会加 {added.length} 个：{added.map(({ name }) => name).join('、')}
      </p>
    </ActDialog>
  )
}
