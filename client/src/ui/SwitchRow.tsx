import { View } from '@tarojs/components'
import { classNames } from './class-names'
import { Pressable } from './Pressable'
import styles from './SwitchRow.module.scss'

type Props = {
  title: string
  note?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
  busy?: boolean
  disabled?: boolean
}

/** A row with a switch, for use among ListRows. While busy it keeps its position until the server has answered. */
export function SwitchRow({ title, note, isOn, onChange, busy = false, disabled = false }: Props) {
  return (
    <Pressable
      className={classNames(styles.row, (busy || disabled) && styles.off)}
      role="switch"
      isOn={isOn}
      busy={busy}
      disabled={disabled}
      label={title}
      onClick={() => onChange(!isOn)}
    >
      <View className={styles.words}>
        <View>{title}</View>
        {note ? <View className={styles.note}>{note}</View> : null}
      </View>
      <View className={classNames(styles.track, isOn && styles.on)}>
        <View className={styles.knob} />
      </View>
    </Pressable>
  )
}
