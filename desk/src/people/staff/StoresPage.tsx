import { Button, Input, Switch } from 'antd'
import { useId, useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { GrantList } from '../grant/GrantList'
import { AppointDialog } from './AppointDialog'
import { Review } from './Review'
import { Sessions } from './Sessions'
import { StaffList } from './StaffList'

type Store = ActionOutput<'staff.listStores'>['stores'][number]
const BLANK = { name: '', region: '', address: '', isOpen: true }

/** Nobody reads this key. It stands in every record of the store, so it is not made from the name, which may change. */
const newStoreId = () => `str_${crypto.randomUUID().slice(0, 8)}`

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
          <Button type="primary" onClick={() => setEdited({ ...BLANK, storeId: newStoreId() })}>
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
        <StaffList />
        <GrantList />
        <Sessions />
        <Review />
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
  const isNew = store.name === ''
  const isComplete = draft.name !== '' && draft.region !== '' && draft.address !== ''
  const text = (key: 'name' | 'region' | 'address', label: string) => (
    <div className="field">
      <label htmlFor={`${id}-${key}`}>{label}</label>
      <Input
        id={`${id}-${key}`}
        value={draft[key]}
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
      missing={isComplete ? null : '名称、区域、地址都要写'}
      act={async () => (await save.run(draft)) !== null}
    >
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
