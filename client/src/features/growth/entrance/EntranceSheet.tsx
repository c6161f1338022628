import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import type { Target } from '#shared/growth/entrance/entrance'
import { errorNoticeOf, refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { dataPicture } from '../../../ui/data-picture'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Notice } from '../../../ui/Notice'
import { NO_ALT } from '../../../ui/no-alt'
import { Sheet } from '../../../ui/Sheet'
import { Skeleton } from '../../../ui/Skeleton'
import { SwitchRow } from '../../../ui/SwitchRow'
import { Tabs } from '../../../ui/Tabs'
import { type Entrance, PLACEMENT_NAMES, TARGET_KEYS, TARGET_NAMES } from './entrance-text'
import styles from './Form.module.scss'

interface Props {
  entrance: Entrance
  by: string
  onClose: () => void
  onChanged: () => void
}

/** The code to print, and where it leads. The target can change at any time; the print stays valid. */
export function EntranceSheet({ entrance, by, onClose, onChanged }: Props) {
  const [target, setTarget] = useState<Target>(entrance.target)
  const [isOpen, setIsOpen] = useState(entrance.isOpen)
  const saving = useMutation('entrance.change', { onDone: onChanged })
  const isChanged = target !== entrance.target || isOpen !== entrance.isOpen
  const save = () => void saving.run({ key: entrance.key, target, isOpen, by })
  return (
    <Sheet
      open
      title={entrance.title}
      onClose={onClose}
      footer={
        <>
          {saving.error ? <Notice tone="danger">{refusalText(saving.error)}</Notice> : null}
          <Button loading={saving.running} disabled={!isChanged} onClick={save}>
            保存修改
          </Button>
        </>
      }
    >
      <CodePicture entrance={entrance} />
      <View className={styles.label}>扫码后打开</View>
      <Tabs tabs={TARGET_KEYS.map((key) => ({ key, text: TARGET_NAMES[key] }))} current={target} onChange={setTarget} />
      <Card inset="rows">
        <SwitchRow title="使用中" note="停用后扫码打开首页，到访照样计数" isOn={isOpen} onChange={setIsOpen} />
      </Card>
    </Sheet>
  )
}

function CodePicture({ entrance: { key, title, placement } }: { entrance: Entrance }) {
  const { data, error, loading, refresh } = useQuery('entrance.getCode', { key }, { refreshOnShow: false })
  const [isBroken, setIsBroken] = useState(false)
  if (error && !data) return <ErrorNotice {...errorNoticeOf(error)} retrying={loading} onRetry={() => void refresh()} />
  if (!data) return <Skeleton shape="card" />
  if (isBroken || data.picture === null) {
    const tryAgain = () => {
      setIsBroken(false)
      void refresh()
    }
    return <ErrorNotice text="小程序码没有显示出来" nextStep="再试一次" retrying={loading} onRetry={tryAgain} />
  }
  return (
    <>
      <Image
        {...NO_ALT}
        className={styles.code}
        src={dataPicture(data.picture)}
        mode="aspectFit"
        showMenuByLongpress
        onError={() => setIsBroken(true)}
        aria-label={`${title}的小程序码`}
        role="img"
        ariaRole="img"
      />
      <View className={styles.key}>
        {PLACEMENT_NAMES[placement]} · {key} · 长按图片保存后打印
      </View>
    </>
  )
}
