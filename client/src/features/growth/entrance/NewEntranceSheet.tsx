import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Placement, Target } from '#shared/growth/entrance/entrance'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { Tabs } from '../../../ui/Tabs'
import { PLACEMENT_KEYS, PLACEMENT_NAMES, TARGET_KEYS, TARGET_NAMES } from './entrance-text'
import styles from './Form.module.scss'

interface Props {
  stores: readonly { storeId: string; name: string }[]
  by: string
  onClose: () => void
  onMade: () => void
}

const CHANNEL = /^[a-z][a-z0-9-]{0,23}$/
const CHANNEL_OF: Record<Placement, string> = {
  door: 'store-door',
  table: 'table',
  parcel: 'parcel',
  article: 'own-article',
  advert: 'advert',
  live: 'live',
  share: 'own-share',
  other: 'other',
}
/** For placements outside of all stores. */
const NO_STORE = ''

/** One placement has one key: what it is, where it stands, which channel it counts for, and where it leads. */
export function NewEntranceSheet({ stores, by, onClose, onMade }: Props) {
  const [title, setTitle] = useState('')
  const [placement, setPlacement] = useState<Placement>('door')
  // By default the placement decides the channel, so that equal placements are counted together.
  const [ownChannel, setOwnChannel] = useState<string | null>(null)
  const channel = ownChannel ?? CHANNEL_OF[placement]
  const [storeId, setStoreId] = useState(NO_STORE)
  const [target, setTarget] = useState<Target>('home')
  const making = useMutation('entrance.create', { onDone: onMade })
  const problem =
    title.trim() === '' ? '先起个名字' : CHANNEL.test(channel) ? null : '渠道代号用小写字母、数字和短横线，字母开头'
  const make = () =>
    void making.run({
      title: title.trim(),
      placement,
      channel,
      storeId: storeId === NO_STORE ? null : storeId,
      target,
      by,
    })
  return (
    <Sheet
      open
      title="新入口"
      onClose={onClose}
      footer={
        <>
          {making.error ? <Notice tone="danger">{refusalText(making.error)}</Notice> : null}
          <Button loading={making.running} disabled={problem !== null} reason={problem ?? undefined} onClick={make}>
            生成入口
          </Button>
        </>
      }
    >
      <View className={styles.fields}>
        <Field label="名字" value={title} onChange={setTitle} placeholder="例如 春熙路店门口立牌" maxLength={60} />
        <Field
          label="渠道代号"
          value={channel}
          onChange={setOwnChannel}
          hint="代号相同的入口合在一起统计；报表里写的是入口的名字"
          maxLength={24}
        />
      </View>
      <View className={styles.label}>放在哪里</View>
      <Tabs
        tabs={PLACEMENT_KEYS.map((key) => ({ key, text: PLACEMENT_NAMES[key] }))}
        current={placement}
        onChange={setPlacement}
      />
      <View className={styles.label}>哪家门店</View>
      <Tabs
        tabs={[{ key: NO_STORE, text: '不限门店' }, ...stores.map((each) => ({ key: each.storeId, text: each.name }))]}
        current={storeId}
        onChange={setStoreId}
      />
      <View className={styles.label}>扫码后打开</View>
      <Tabs tabs={TARGET_KEYS.map((key) => ({ key, text: TARGET_NAMES[key] }))} current={target} onChange={setTarget} />
    </Sheet>
  )
}
