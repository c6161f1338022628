import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { Card } from '../../ui/Page'

type Own = ActionOutput<'follow-up.readOwnClerk'>
/** Nobody in particular. Other choices are a person and a store with a space between, which no id has. */
const NOBODY = ''

/** Whose the member is: what is to be said to them goes to this clerk. */
export function OwnClerk({ memberId, own }: { memberId: string; own: Own['own'] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title="归哪位店员"
      act={
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {own === null ? '指定一位' : '换一位'}
        </Button>
      }
    >
      <Whose own={own} />
      <NameDialog memberId={memberId} own={own} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Card>
  )
}

function Whose({ own }: Pick<Own, 'own'>) {
  if (own === null) return <p className="soft">还没有。要跟进的事交给常去的门店</p>
  return (
    <p>
      <strong>{own.name}</strong>
      {own.storeName !== null && ` · ${own.storeName}`}
      <small className="soft">{own.isNamed ? '店里指定的' : '扫这位店员的码入会'}</small>
    </p>
  )
}

interface NameDialogProps {
  memberId: string
  own: Own['own']
  isOpen: boolean
  onClose(): void
}

function NameDialog({ memberId, own, isOpen, onClose }: NameDialogProps) {
  const clerks = useAsk('follow-up.readOwnClerk', isOpen ? { memberId } : null).answer?.clerks ?? []
  const name = useAct('follow-up.nameOwnClerk')
  const [chosen, setChosen] = useState<string | null>(null)
  const by = useOwnName()
  const clerkOf = (value: string) => {
    const [staffId = '', storeId = ''] = value.split(' ')
    return value === NOBODY ? null : { staffId, storeId }
  }
  return (
    <ActDialog
      title="归哪位店员"
      verb="定下来"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={name.isRunning}
      error={name.error}
      missing={chosen === null ? '选一位' : null}
      act={async (note) => chosen !== null && (await name.run({ memberId, clerk: clerkOf(chosen), note, by })) !== null}
    >
      <Field label="以后谁来跟进">
        {(id) => (
          <Select
            id={id}
            showSearch
            optionFilterProp="label"
            value={chosen}
            onChange={setChosen}
            placeholder="选一位店员"
            options={[
              ...(own?.isNamed ? [{ value: NOBODY, label: '不指定，交给常去的门店' }] : []),
              ...clerks.map(({ staffId, storeId, name: label, storeName }) => ({
                value: `${staffId} ${storeId}`,
                label: `${label} · ${storeName}`,
              })),
            ]}
          />
        )}
      </Field>
      <p>已经派出去的事留在原来的人手里，以后的才跟过去。</p>
    </ActDialog>
  )
}
