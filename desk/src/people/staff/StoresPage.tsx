import { Button } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { GrantList } from '../grant/GrantList'
import { AppointDialog } from './AppointDialog'
import { Review } from './Review'
import { Sessions } from './Sessions'
import { StaffList } from './StaffList'
import { type Store, StoreDialog } from './StoreDialog'

const BLANK = {
  ...{ name: '', region: '', address: '', isOpen: true },
  ...{ district: null, phone: null, hours: null, point: null },
}

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
