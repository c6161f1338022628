import { Select } from 'antd'
import { useState } from 'react'
import type { ErrorCode } from '#shared/kernel/errors'
import { operatorErrorText } from '#shared/operator-error-text'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { useTemplates } from '../../loyalty/coupon/use-templates'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'

/** Gives a coupon to one member; the template's rules and stock apply here too. */
export function GrantDialog({ memberId, isOpen, onClose }: { memberId: string; isOpen: boolean; onClose(): void }) {
  const templates = useTemplates(isOpen) ?? []
  const grant = useAct('coupon.grant')
  const [templateId, setTemplateId] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const by = useOwnName()
  const act = async (note: string) => {
    if (templateId === null) return false
    setRefused(null)
    const answer = await grant.run({ templateId, memberIds: [memberId], by, note })
    const [refusal] = answer?.refused ?? []
    // The refusal codes for a single member are ordinary error codes.
    if (refusal) setRefused(operatorErrorText({ code: refusal.code as ErrorCode }).text)
    return answer !== null && refusal === undefined
  }
  return (
    <ActDialog
      title="发券"
      verb="发给这位会员"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={grant.isRunning}
      error={grant.error}
      missing={templateId === null ? '选一张券' : null}
      act={act}
    >
      <Field label="哪一张" problem={refused && `没有发：${refused}`}>
        {(id) => (
          <Select
            id={id}
            value={templateId}
            onChange={setTemplateId}
            placeholder="选一张在用的券"
            options={templates
              .filter(({ state }) => state === 'live')
              .map(({ templateId: value, title, left }) => ({
                value,
                label: left === null ? title : `${title} · 还剩 ${left} 张`,
              }))}
          />
        )}
      </Field>
    </ActDialog>
  )
}
