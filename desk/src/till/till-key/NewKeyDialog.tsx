import { Select } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { randomSecret } from '../../frame/sign-in-secret'
import { useOwnName } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { SecretOnce } from '../../ui/SecretOnce'
import { TextField } from '../../ui/TextField'

interface NewKeyProps {
  storeId: string | null
  /** The till that the key is for, where it takes the place of another one. */
  name?: string
  onClose(): void
}

/**
 * Makes a key and shows its secret once. The secret is drawn here and kept nowhere: no answer of the shop holds it, because
 * the platform logs those.
 */
export function NewKeyDialog({ storeId: known, name: old = '', onClose }: NewKeyProps) {
  const create = useAct('till-key.create')
  const stores = useStores()
  const [storeId, setStoreId] = useState(known)
  const [name, setName] = useState(old)
  // One for the dialog: the same request sent again makes the same key.
  const [secret] = useState(randomSecret)
  const [made, setMade] = useState<ActionOutput<'till-key.create'> | null>(null)
  const by = useOwnName()
  if (made) {
    return (
      <SecretOnce
        title="抄进收银机"
        warning="密钥只在这里出现一次。抄进收银机的设置，不要发在群里；丢了就再做一把。"
        name="编号"
        id={made.keyId}
        secret={secret}
        onClose={onClose}
      />
    )
  }
  return (
    <ActDialog
      title={known === null ? '做一把密钥' : '换一把密钥'}
      verb="做，给我看一次"
      isOpen
      onClose={onClose}
      isRunning={create.isRunning}
      error={create.error}
      withReason={false}
      missing={storeId === null ? '选一家门店' : name.trim() === '' ? '写是哪一台收银机' : null}
      act={async () => {
        const answer = storeId === null ? null : await create.run({ storeId, name: name.trim(), by, secret })
        if (answer) setMade(answer)
        // The dialog stays open to show the secret.
        return false
      }}
    >
      {known !== null && <p>旧的先不停：新的换上、记过一笔以后，再回来停用旧的。</p>}
      <Field label="门店">
        {(id) => (
          <Select
            id={id}
            value={storeId}
            disabled={known !== null}
            placeholder="选一家门店"
            options={stores.options}
            onChange={setStoreId}
          />
        )}
      </Field>
      <TextField label="哪一台收银机" value={name} maxLength={30} placeholder="如 前台 1 号" onChange={setName} />
    </ActDialog>
  )
}
