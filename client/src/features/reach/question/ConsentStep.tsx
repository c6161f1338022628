import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { SwitchRow } from '../../../ui/SwitchRow'
import styles from './question.module.scss'

interface Props {
  sensitive: string
  about: string
  onAgreed: (consent: { isGuardian: boolean }) => void
}

/** Nothing is ticked beforehand, and who does not agree simply goes back: nothing is lost by that. */
export function ConsentStep({ sensitive, about, onAgreed }: Props) {
  const [isAgreed, setIsAgreed] = useState(false)
  const [isGuardian, setIsGuardian] = useState(false)
  const isChild = sensitive === 'child'
  const what = isChild ? '孩子的信息' : '过敏等健康信息'
  return (
    <>
      <View className={styles.question} role="heading" ariaRole="heading" aria-level={2}>
        先说清楚
      </View>
      <Card>
        <View className={styles.text}>
          {`接下来会问到${what}，属于敏感个人信息。用来做什么：${about}。加密保存，只有你和店里有“个人信息”权限的人看得到，不用来推荐，不给积分，随时能删。不同意就不用答，别的都不受影响。`}
        </View>
      </Card>
      <View className={styles.agree}>
        <Card inset="rows">
          <SwitchRow title={`同意店里为这件事使用${what}`} isOn={isAgreed} onChange={setIsAgreed} />
          {isChild ? (
            <SwitchRow
              title="我是孩子的监护人"
              note="不满 14 岁的孩子，只能由监护人来答"
              isOn={isGuardian}
              onChange={setIsGuardian}
            />
          ) : null}
        </Card>
      </View>
      <Button disabled={!isAgreed || (isChild && !isGuardian)} onClick={() => onAgreed({ isGuardian })}>
        去回答
      </Button>
    </>
  )
}
