import { View } from '@tarojs/components'
import { useState } from 'react'
import { readMemberCode } from '../../../api/shown-code'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Field } from '../../../ui/Field'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { Pressable } from '../../../ui/Pressable'
import styles from './MemberFinder.module.scss'

type Props = {
  onScan: () => void
  onCode: (memberCode: string) => void
  busy: boolean
  problem: string | null
}

/** Asks whose purchase this is: by camera first, by typing where the camera fails. */
export function MemberFinder({ onScan, onCode, busy, problem }: Props) {
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const look = () => {
    const code = readMemberCode(typed)
    setIsWrong(code === null)
    if (code !== null) onCode(code)
  }
  const change = (value: string) => {
    setTyped(value)
    setIsWrong(false)
  }
  return (
    <>
      <Pressable className={styles.scan} onClick={onScan} busy={busy} label="扫会员码">
        <Icon name="scan" size={56} />
        <View className={styles.words}>{busy ? '正在查找' : '扫会员码'}</View>
      </Pressable>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <Card>
        <Field
          label="扫不了就输入会员码"
          value={typed}
          onChange={change}
          placeholder="二维码下方的 14 位"
          maxLength={64}
          error={isWrong ? '会员码是 14 位数字和字母，再对一遍' : undefined}
        />
        <View className={styles.look}>
          <Button kind="quiet" loading={busy} disabled={typed.trim() === ''} onClick={look}>
            查找会员
          </Button>
        </View>
      </Card>
    </>
  )
}
