import Taro from '@tarojs/taro'

/**
 * - `saved`: it lies in the album
 * - `turned-back`: the person thought better of it
 * - `not-allowed`: the album is closed to this mini-program; only its settings page opens it again
 * - `failed`: anything else; the picture can still be held and saved by hand
 */
export type SaveOutcome = 'saved' | 'turned-back' | 'not-allowed' | 'failed'

/** The label of the button. */
export const SAVE_WORD = '存到相册'

// After one refusal WeChat does not ask again.
const DENIED = /auth(orize)?\s*(den(y|ied)|no response)|system permission denied/i
// The person did not agree to the guideline; WeChat asks again the next time.
const PRIVACY_REFUSED = [103, 104]

/** Saves a picture to the album. WeChat's call asks for access to the album itself, the first time. */
export async function savePicture(path: string): Promise<SaveOutcome> {
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: path })
    return 'saved'
  } catch (error) {
    const { errMsg = '', errno = 0 } = error as { errMsg?: string; errno?: number }
    if (DENIED.test(errMsg)) return 'not-allowed'
    if (/cancel/i.test(errMsg) || PRIVACY_REFUSED.includes(errno)) return 'turned-back'
    return 'failed'
  }
}

/** Spread into a button: opens the settings of the mini-program, and tells afterwards whether the album is open. */
export function albumSettingsButton(onAnswer: (isOpen: boolean) => void) {
  return {
    native: {
      openType: 'openSetting' as const,
      onOpenSetting: (e: { detail: { authSetting?: Record<string, boolean> } }) =>
        onAnswer(e.detail.authSetting?.['scope.writePhotosAlbum'] === true),
    },
  }
}
