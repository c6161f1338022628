import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { errorNoticeOf } from '../../../api/refusal-text'
import { albumSettingsButton, SAVE_WORD, type SaveOutcome, savePicture } from '../../../platform/save-picture'
import { Button } from '../../../ui/Button'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Notice } from '../../../ui/Notice'
import { NO_ALT } from '../../../ui/no-alt'
import { Sheet } from '../../../ui/Sheet'
import { Skeleton } from '../../../ui/Skeleton'
import styles from './PosterSheet.module.scss'
import type { PosterWords } from './poster-words'
import { usePoster } from './use-poster'

interface Props {
  open: boolean
  words: PosterWords
  hero: string
  onClose: () => void
}

/** Shows the poster first; it is saved only on request. */
export function PosterSheet({ open, words, hero, onClose }: Props) {
  const { code, drawn, redraw, onBroken } = usePoster({ isOn: open, words, hero })
  const [saving, setSaving] = useState(false)
  const [saved, setSaved] = useState<SaveOutcome | null>(null)
  const path = drawn.kind === 'ready' && code.data ? drawn.path : null

  const save = async () => {
    if (path === null || saving) return
    setSaving(true)
    setSaved(await savePicture(path))
    setSaving(false)
  }
  const close = () => {
    setSaved(null)
    onClose()
  }
  const footer =
    path === null ? undefined : (
      <Button loading={saving} onClick={() => void save()}>
        {SAVE_WORD}
      </Button>
    )
  return (
    <Sheet open={open} title="邀请海报" onClose={close} footer={footer}>
      {path !== null ? (
        <>
          <SaveNote saved={saved} onAllowed={() => void save()} />
          <Image
            {...NO_ALT}
            className={styles.poster}
            src={path}
            mode="aspectFit"
            showMenuByLongpress
            onError={onBroken}
            aria-label={`邀请海报：新朋友得 ${words.reward}，${words.conditions.join('，')}`}
            role="img"
            ariaRole="img"
          />
        </>
      ) : code.error ? (
        <ErrorNotice {...errorNoticeOf(code.error)} retrying={code.loading} onRetry={() => void code.refresh()} />
      ) : drawn.kind === 'failed' ? (
        <ErrorNotice text="海报没有画出来" nextStep="再试一次，或者直接发给好友" onRetry={redraw} />
      ) : (
        <Skeleton shape="card" />
      )}
    </Sheet>
  )
}

function SaveNote({ saved, onAllowed }: { saved: SaveOutcome | null; onAllowed: () => void }) {
  switch (saved) {
    case 'saved':
      return (
        <View className={styles.note}>
          <Notice tone="success">海报保存好了</Notice>
        </View>
      )
    case 'not-allowed': {
      const settings = (
        <Button kind="plain" size="small" {...albumSettingsButton((isOpen) => isOpen && onAllowed())}>
          去设置
        </Button>
      )
      return (
        <View className={styles.note}>
          <Notice action={settings}>还没有相册权限，海报没有保存。可以打开权限，也可以长按图片保存</Notice>
        </View>
      )
    }
    case 'failed':
      return (
        <View className={styles.note}>
          <Notice>没能保存。可以再试一次，也可以长按图片保存</Notice>
        </View>
      )
    default:
      return null
  }
}
