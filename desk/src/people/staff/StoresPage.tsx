import { Button, Input, Select, Switch } from 'antd'
import { useId, useState } from 'react'
import { STAFF_ROLES } from '#shared/people/staff/role'
import type { ActionInput, ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { findInput } from '../member/find-input'
import { Sessions } from './Sessions'

type Store = ActionOutput<'staff.listStores'>['stores'][number]
const BLANK: Store = { storeId: 'str_', name: '', region: '', address: '', isOpen: true }
const ROLES: Record<(typeof STAFF_ROLES)[number], string> = {
  clerk: '店员',
  manager: '店长',
  region: '区域',
  headquarters: '总部',
}

export default function StoresPage() {
  const stores = useAsk('staff.listStores', {})
  const [edited, setEdited] = useState<Store | null>(null)
  const [isAppointing, setAppointing] = useState(false)
  return (
    <Page
      title="门店与店员"
      acts={
        <>
          <Button onClick={() => setAppointing(true)}>任命</Button>
          <Button type="primary" onClick={() => setEdited(BLANK)}>
            加一家门店
          </Button>
        </>
      }
    >
      <div className="stack">
        <Card title="门店">
          <Answer asked={stores}>
            {({ stores: rows }) => (
              <Rows
                name="门店"
                rows={rows}
                keyOf={({ storeId }) => storeId}
                empty="还没有门店"
                columns={[
                  { title: '门店', of: ({ name }) => <strong>{name}</strong> },
                  { title: '区域', of: ({ region }) => region },
                  { title: '地址', of: ({ address }) => <span className="soft">{address}</span>, isExtra: true },
                  {
                    title: '状态',
                    of: ({ isOpen }) => <Status tone={isOpen ? 'good' : 'plain'}>{isOpen ? '营业' : '关了'}</Status>,
                  },
                  {
                    title: '操作',
                    of: (store) => (
                      <Button type="link" size="small" onClick={() => setEdited(store)}>
                        修改
                      </Button>
                    ),
                    isFigure: true,
                  },
                ]}
              />
            )}
          </Answer>
        </Card>
        <Sessions />
      </div>
      {edited && <StoreDialog store={edited} onClose={() => setEdited(null)} />}
      <AppointDialog stores={stores.answer?.stores ?? []} isOpen={isAppointing} onClose={() => setAppointing(false)} />
    </Page>
  )
}

function StoreDialog({ store, onClose }: { store: Store; onClose(): void }) {
  const save = useAct('staff.saveStore')
  const [draft, setDraft] = useState(store)
  const id = useId()
  const isNew = store.storeId === BLANK.storeId
  const isComplete =
    /^str_[\w-]{1,40}$/.test(draft.storeId) && draft.name !== '' && draft.region !== '' && draft.address !== ''
  const text = (key: 'storeId' | 'name' | 'region' | 'address', label: string) => (
    <div className="field">
      <label htmlFor={`${id}-${key}`}>{label}</label>
      <Input
        id={`${id}-${key}`}
        value={draft[key]}
        disabled={key === 'storeId' && !isNew}
        onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
      />
    </div>
  )
  return (
    <ActDialog
      title={isNew ? '加一家门店' : store.name}
      verb="保存"
      isOpen
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      withReason={false}
      missing={isComplete ? null : '编号（str_ 开头）、名称、区域、地址都要写'}
      act={async () => (await save.run(draft)) !== null}
    >
      {text('storeId', '编号')}
      {text('name', '名称')}
      {text('region', '区域')}
      {text('address', '地址')}
      <div className="field">
        <label htmlFor={`${id}-open`}>营业</label>
        <span>
          <Switch id={`${id}-open`} checked={draft.isOpen} onChange={(isOpen) => setDraft({ ...draft, isOpen })} />
        </span>
      </div>
    </ActDialog>
  )
}

function AppointDialog({ stores, isOpen, onClose }: { stores: readonly Store[]; isOpen: boolean; onClose(): void }) {
  const appoint = useAct('staff.appoint')
  const [typed, setTyped] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<ActionInput<'staff.appoint'>['role']>('clerk')
  const [storeIds, setStoreIds] = useState<string[]>([])
  const id = useId()
  const member = useAsk('member.find', isOpen ? findInput(typed) : null).answer
  const needsStores = role !== 'headquarters'
  const missing = !member
    ? '写会员的手机号或会员号'
    : name.trim() === ''
      ? '写姓名'
      : needsStores && storeIds.length === 0
        ? '选门店'
        : null
  return (
    <ActDialog
      title="任命"
      verb={`任命为${ROLES[role]}`}
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
      <div className="field">
        <label htmlFor={`${id}-who`}>谁</label>
        <Input
          id={`${id}-who`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="手机号或会员号"
        />
        {member && <span className="help">找到了：{member.phoneMasked ?? member.memberId}</span>}
      </div>
      <div className="field">
        <label htmlFor={`${id}-name`}>姓名</label>
        <Input id={`${id}-name`} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-role`}>身份</label>
        <Select
          id={`${id}-role`}
          value={role}
          onChange={setRole}
          options={STAFF_ROLES.map((value) => ({ value, label: ROLES[value] }))}
        />
      </div>
      {needsStores && (
        <div className="field">
          <label htmlFor={`${id}-stores`}>门店</label>
          <Select
            id={`${id}-stores`}
            mode="multiple"
            value={storeIds}
            onChange={setStoreIds}
            options={stores.map(({ storeId, name: label }) => ({ value: storeId, label }))}
          />
        </div>
      )}
    </ActDialog>
  )
}
