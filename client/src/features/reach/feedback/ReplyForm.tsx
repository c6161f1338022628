import { View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { TextArea } from '../../../ui/TextArea'
import styles from './ThreadView.module.scss'

/** Another word to the shop. */
export function ReplyForm({ feedbackId, onChanged }: { feedbackId: string; onChanged: () => void }) {
  const [text, setText] = useState('')
  const reply = useMutation('feedback.reply', {
    onDone: () => {
      setText('')
      onChanged()
    },
    onError: onChanged,
  })
  const said = text.trim()
  return (
    <View className={styles.reply}>
      <Card>
        <TextArea
          label="写给店里"
          placeholder="写给店里，只有店里看得到"
          value={text}
          onChange={setText}
          disabled={reply.running}
        />
        {reply.error ? <Notice tone="danger">{refusalText(reply.error)}</Notice> : null}
        <View className={styles.send}>
          <Button
            loading={reply.running}
            disabled={said === ''}
            onClick={() => void reply.run({ feedbackId, text: said })}
          >
            发送
          </Button>
        </View>
      </Card>
    </View>
  )
}
