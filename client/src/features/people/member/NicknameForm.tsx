import { Form, Input, View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { submitButton } from '../../../platform/submit-button'
import { Button } from '../../../ui/Button'
import { classNames } from '../../../ui/class-names'
import field from '../../../ui/Field.module.scss'
import styles from './NicknameForm.module.scss'
import type { Profile } from './use-profile'

type Props = { nickname: string | null; onSaved: (profile: Profile) => void }

const NICKNAME_LENGTH_MAX = 60
const EMPTY = '昵称是空的。微信没有通过的昵称会被清掉，换一个再试'

/**
 * WeChat checks a nickname after the field loses focus. It clears a forbidden one without telling the page, so only the
 * form's value at the time of sending counts.
 */
export function NicknameForm({ nickname, onSaved }: Props) {
  const [typed, setTyped] = useState(nickname ?? '')
  const [isEmpty, setIsEmpty] = useState(false)
  const [isSaved, setIsSaved] = useState(false)
  const update = useMutation('member.updateProfile', {
    onDone: (profile) => {
      setIsSaved(true)
      onSaved(profile)
    },
  })
  const save = (value: string) => {
    const wanted = value.trim()
    setIsEmpty(wanted === '')
    setIsSaved(false)
    update.clearError()
    if (wanted !== '') void update.run({ nickname: wanted })
  }
  const change = (value: string) => {
    setTyped(value)
    setIsSaved(false)
    setIsEmpty(false)
    update.clearError()
  }
  const problem = isEmpty ? EMPTY : update.error ? refusalText(update.error) : null
  return (
    <Form
      onSubmit={(e) => {
        // A browser's Enter key would send the form without its values and reload the page.
        e.preventDefault?.()
        save(String(e.detail?.value?.nickname ?? typed))
      }}
    >
      <View className={field.label} aria-hidden>
        昵称
      </View>
      <View className={classNames(field.line, styles.line)}>
        <Input
          className={field.input}
          name="nickname"
          type="nickname"
          value={typed}
          maxlength={NICKNAME_LENGTH_MAX}
          placeholder="怎么称呼你"
          placeholderClass={field.placeholder ?? ''}
          disabled={update.running}
          onInput={(e) => change(e.detail.value)}
          aria-label="昵称"
        />
        <Button
          kind="quiet"
          size="small"
          loading={update.running}
          label="保存昵称"
          {...submitButton(() => save(typed))}
        >
          保存
        </Button>
      </View>
      {problem ? (
        <View className={field.error} role="alert" ariaRole="alert">
          {problem}
        </View>
      ) : (
        <View className={classNames(field.hint, isSaved && styles.saved)} role="status" ariaRole="status">
          {isSaved ? '已保存' : '显示在会员卡上，店员核对时也会看到'}
        </View>
      )}
    </Form>
  )
}
