import { View } from '@tarojs/components'
import { useState } from 'react'
import { readTypedCode } from '#shared/kernel/checked-code'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import styles from './OwnerCodeForm.module.scss'

/** For the first owner of a shop, who holds the code made in the cloud console. */
export function OwnerCodeForm() {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [isOwner, setIsOwner] = useState(false)
  const { run, running, error, clearError } = useMutation('grant.claimOwner', { onDone: () => setIsOwner(true) })
  if (isOwner) return <Notice tone="success">你已经是店铺的所有者，可以登录运营台了</Notice>
  const change = (set: (value: string) => void) => (value: string) => {
    set(value)
    clearError()
  }
  const isReady = name.trim() !== '' && readTypedCode(code).kind === 'code'
  return (
    <Section title="首次使用">
      <Card>
        <Field
          label="所有者代码"
          value={code}
          onChange={change(setCode)}
          placeholder="12 位数字和字母"
          maxLength={64}
          disabled={running}
          hint="由管理云环境的人在控制台生成，一天内有效，只能用一次"
        />
        <Field
          label="你的称呼"
          value={name}
          onChange={change(setName)}
          placeholder="同事怎么称呼你"
          maxLength={20}
          disabled={running}
        />
        <View className={styles.act}>
          <Button
            kind="quiet"
            loading={running}
            disabled={!isReady}
            onClick={() => void run({ code, name: name.trim() })}
          >
            成为所有者
          </Button>
        </View>
      </Card>
      {error ? <Notice tone="danger">{refusalText(error)}</Notice> : null}
    </Section>
  )
}
