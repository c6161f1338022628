import { View } from '@tarojs/components'
import { useState } from 'react'
import { albumSettingsButton } from '../../../platform/save-picture'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { RestNote } from '../../../ui/RestNote'
import { SwitchRow } from '../../../ui/SwitchRow'
import { useYearPicture } from './use-year-picture'
import { YearCanvas } from './YearCanvas'
import styles from './YearView.module.scss'
import type { Year } from './year-words'

/** The picture holds neither name nor money until the member wants them in it. */
export function SaveYear({ year }: { year: Year }) {
  const [withName, setWithName] = useState(false)
  const [withMoney, setWithMoney] = useState(false)
  const { save, outcome, isSaving } = useYearPicture(year)
  const start = () => void save({ withName, withMoney })
  return (
    <View className={styles.save}>
      <Card inset="rows">
        <SwitchRow title="图里写上名字" isOn={withName} onChange={setWithName} />
        {year.savedFen > 0 ? <SwitchRow title="图里写上省下的钱" isOn={withMoney} onChange={setWithMoney} /> : null}
      </Card>
      {outcome === 'saved' ? <Notice tone="success">图片保存好了</Notice> : null}
      {outcome === 'failed' ? <Notice>没能保存，可以再试一次</Notice> : null}
      {outcome === 'not-allowed' ? (
        <Notice
          action={
            <Button kind="plain" size="small" {...albumSettingsButton((isOpen) => isOpen && start())}>
              去设置
            </Button>
          }
        >
          还没有相册权限，图片没有保存
        </Notice>
      ) : null}
      <View className={styles.save}>
        <Button loading={isSaving} onClick={start}>
          存成图片
        </Button>
      </View>
      <RestNote>只存在你的手机里，发不发由你</RestNote>
      <YearCanvas />
    </View>
  )
}
