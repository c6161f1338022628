import { Select } from 'antd'
import { useState } from 'react'
import { STAFF_ROLES } from '#shared/people/staff/role'
import { ROLE_NAMES } from '#shared/people/staff/role-names'
import type { ActionInput, ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { ManySelect } from '../../ui/ManySelect'
import { TextField } from '../../ui/TextField'
import { MemberField, useChosenMember } from '../member/MemberField'

type Store = ActionOutput<'staff.listStores'>['stores'][number]

/** Makes a member a clerk, a manager or more; their rights begin at once. */
export function AppointDialog({
  stores,
  isOpen,
  onClose,
}: {
  stores: readonly Store[]
  isOpen: boolean
  onClose(): void
}) {
  const appoint = useAct('staff.appoint')
  const [name, setName] = useState('')
  const [role, setRole] = useState<ActionInput<'staff.appoint'>['role']>('clerk')
  const [storeIds, setStoreIds] = useState<string[]>([])
  const chosen = useChosenMember(isOpen)
  const { member } = chosen
  const needsStores = role !== 'headquarters'
  const missing = !member
    ? '写会员的手机号、会员号或昵称'
    : name.trim() === ''
      ? '写姓名'
      : needsStores && storeIds.length === 0
        ? '选门店'
        : null
  return (
    <ActDialog
      title="任命"
      verb={`任命为${ROLE_NAMES[role]}`}
      isOpen={isOpen}
      onClose={onClose}
      isRunning={appoint.isRunning}
      error={appoint.error}
      withReason={false}
      missing={missing}
      act={async () => {
        if (!member) return false
        const input = { memberId: member.memberId, name: name.trim(), role, storeIds: needsStores ? storeIds : [] }
        return (await appoint.run(input)) !== null
      }}
    >
      <MemberField label="谁" chosen={chosen} />
      <TextField label="姓名" value={name} onChange={setName} />
      <Field label="身份">
        {(id) => (
          <Select
            id={id}
            value={role}
            onChange={setRole}
            options={STAFF_ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))}
          />
        )}
      </Field>
      {needsStores && (
        <Field label="门店">
          {(id) => (
            <ManySelect
              id={id}
              value={storeIds}
              onChange={setStoreIds}
              options={stores.map(({ storeId, name: label }) => ({ value: storeId, label }))}
            />
          )}
        </Field>
      )}
    </ActDialog>
  )
}
