import { Select, Switch } from 'antd'
import { useState } from 'react'
import { LEVELS, RIGHTS } from '#shared/kernel/rights'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { ManySelect } from '../../ui/ManySelect'
import { TextField } from '../../ui/TextField'
import { MemberField, useChosenMember } from '../member/MemberField'
import { useStores } from '../staff/use-stores'
import { draftOf, type GrantDraft, grantsOf, missingIn, NO_RIGHTS } from './draft'
import { LEVEL_WORDS, RIGHT_WORDS } from './words'

export type Holder = Pick<ActionOutput<'grant.list'>['holders'][number], 'memberId' | 'name' | 'isOwner' | 'grants'>

const LEVEL_OPTIONS = [
  { value: '', label: '没有' },
  ...LEVELS.map((level) => ({ value: level, label: LEVEL_WORDS[level] })),
]
const PLACES = [
  { value: 'shop', label: '全店' },
  { value: 'stores', label: '指定门店' },
  { value: 'regions', label: '指定区域' },
]

/** Sets all rights of a person at once: what is not chosen is taken away. */
export function GrantDialog({ holder, onClose }: { holder: Holder | null; onClose(): void }) {
  const give = useAct('grant.give')
  const chosen = useChosenMember(holder === null)
  const memberId = holder?.memberId ?? chosen.member?.memberId
  const [name, setName] = useState(holder?.name ?? '')
  const shown = holder ? draftOf(holder) : NO_RIGHTS
  const [draft, setDraft] = useState(shown ?? NO_RIGHTS)
  const missing = !memberId ? '写会员的手机号、会员号或昵称' : name.trim() === '' ? '写姓名' : missingIn(draft)
  return (
    <ActDialog
      title={holder ? `“${holder.name}”的权限` : '给权限'}
      verb={draft.isOwner ? '让他成为所有者' : '给这些权限'}
      isOpen
      onClose={onClose}
      isRunning={give.isRunning}
      error={give.error}
      withReason={false}
      missing={missing}
      act={async () => {
        if (!memberId) return false
        const input = { memberId, name: name.trim(), isOwner: draft.isOwner, grants: grantsOf(draft) }
        return (await give.run(input)) !== null
      }}
    >
      {!shown && <p className="warned">他在不同的地方有不同的权限。这里给的会换掉原来的全部。</p>}
      {!holder && <MemberField label="给谁" chosen={chosen} />}
      <TextField label="姓名" help="别人在“待审批”和审计里看到的称呼" value={name} maxLength={20} onChange={setName} />
      <Field label="所有者" help="什么都能做、能批准，也能给别人权限。两个人的店，给另一个人">
        {(id) => (
          <Switch
            id={id}
            size="small"
            checked={draft.isOwner}
            onChange={(isOwner) => setDraft({ ...draft, isOwner })}
          />
        )}
      </Field>
      {!draft.isOwner && <Rights draft={draft} onChange={setDraft} />}
    </ActDialog>
  )
}

function Rights({ draft, onChange }: { draft: GrantDraft; onChange(draft: GrantDraft): void }) {
  const { levels, scope } = draft
  return (
    <>
      <Place scope={scope} onChange={(next) => onChange({ ...draft, scope: next })} />
      <div className="form-grid">
        {RIGHTS.map((right) => (
          <Field key={right} label={RIGHT_WORDS[right].title} help={RIGHT_WORDS[right].about}>
            {(id) => (
              <Select
                id={id}
                value={levels[right] ?? ''}
                options={LEVEL_OPTIONS}
                onChange={(level) => {
                  const { [right]: _before, ...others } = levels
                  onChange({ ...draft, levels: level === '' ? others : { ...others, [right]: level } })
                }}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  )
}

function Place({ scope, onChange }: { scope: GrantDraft['scope']; onChange(scope: GrantDraft['scope']): void }) {
  const { stores, options } = useStores()
  const regions = [...new Set(stores.map(({ region }) => region))].filter((region) => region !== '')
  return (
    <>
      <Field label="在哪里">
        {(id) => (
          <Select
            id={id}
            value={scope.kind}
            options={PLACES}
            onChange={(kind) =>
              onChange(
                kind === 'stores' ? { kind, storeIds: [] } : kind === 'regions' ? { kind, regions: [] } : { kind },
              )
            }
          />
        )}
      </Field>
      {scope.kind === 'stores' && (
        <Field label="哪些门店">
          {(id) => (
            <ManySelect
              id={id}
              value={scope.storeIds}
              options={options}
              onChange={(storeIds) => onChange({ kind: 'stores', storeIds })}
            />
          )}
        </Field>
      )}
      {scope.kind === 'regions' && (
        <Field label="哪些区域">
          {(id) => (
            <ManySelect
              id={id}
              value={scope.regions}
              options={regions.map((region) => ({ value: region, label: region }))}
              onChange={(chosen) => onChange({ kind: 'regions', regions: chosen })}
            />
          )}
        </Field>
      )}
    </>
  )
}
