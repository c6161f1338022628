import type { SaveOutcome } from './save-picture'

export const SAVE_WORD = '下载图片'

/** Makes the browser save the picture as a file. */
export async function savePicture(path: string): Promise<SaveOutcome> {
  const link = document.createElement('a')
  link.href = path
  link.download = 'invite.jpg'
  link.click()
  return 'saved'
}

/** A browser needs no permission for this. */
export function albumSettingsButton(onAnswer: (isOpen: boolean) => void) {
  return { onClick: () => onAnswer(true) }
}
