import { Picker, View } from '@tarojs/components'
import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Tabs } from '../../../ui/Tabs'
import { TextArea } from '../../../ui/TextArea'
import { PhotoPicker } from './PhotoPicker'
import { usePhotos } from './use-photos'
import styles from './WriteForm.module.scss'

type Box = ActionOutput<'feedback.getBox'>
type Kind = 'suggestion' | 'complaint'

const KINDS = [
  { key: 'suggestion', text: '建议' },
  { key: 'complaint', text: '投诉' },
] as const
const PROMPTS: Record<Kind, string> = {
  suggestion: '想喝到什么、哪里可以更好',
  complaint: '什么时候、在哪家店、发生了什么',
}
const WHOLE_SHOP = '不分门店'

/** A suggestion or a complaint, to one store or to all of them. */
export function WriteForm({ box, onWritten }: { box: Box; onWritten: (feedbackId: string) => void }) {
  const [kind, setKind] = useState<Kind>('suggestion')
  const [place, setPlace] = useState(0)
  const [text, setText] = useState('')
  const photos = usePhotos(box.photoFolder)
  const write = useMutation('feedback.write', { onDone: ({ feedbackId }) => onWritten(feedbackId) })
  const names = [WHOLE_SHOP, ...box.stores.map(({ name }) => name)]
  const storeId = box.stores[place - 1]?.storeId ?? null
  const said = text.trim()
  return (
    <>
      <Tabs tabs={KINDS} current={kind} onChange={setKind} />
      <View className={styles.part}>
        <Card inset="rows">
          <Picker
            mode="selector"
            range={names}
            value={place}
            onChange={(e) => setPlace(Number(e.detail.value))}
            aria-label={`哪家店，${names[place] ?? WHOLE_SHOP}`}
            ariaRole="button"
          >
            <ListRow icon="store" title="哪家店" value={names[place] ?? WHOLE_SHOP} valueTone="strong" />
          </Picker>
        </Card>
      </View>
      <View className={styles.part}>
        <Card>
          <TextArea
            label={kind === 'complaint' ? '怎么回事' : '你的建议'}
            isLabelShown
            value={text}
            onChange={setText}
            placeholder={PROMPTS[kind]}
            disabled={write.running}
          />
          <PhotoPicker photos={photos} />
          <View className={styles.promise}>
            {`店里 ${box.seenHours} 小时内有人看，${box.answerHours} 小时内答复。只给店里看，不公开；照片先由微信检查，没有通过的店里也看不到。写什么都不影响积分和券。`}
          </View>
        </Card>
      </View>
      <View className={styles.part}>
        {write.error ? <Notice tone="danger">{refusalText(write.error)}</Notice> : null}
        <Button
          loading={write.running}
          disabled={said === '' || photos.isUploading}
          onClick={() => void write.run({ kind, storeId, text: said, photoFileIds: [...photos.fileIds] })}
        >
          写给店里
        </Button>
      </View>
    </>
  )
}
