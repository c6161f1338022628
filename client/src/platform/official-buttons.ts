import type { ButtonProps } from '@tarojs/components'

/**
 * Spread into a button. WeChat gives phone numbers and avatars only to its own buttons, so there is no function to
 * call.
 */
export interface OfficialButton {
  native?: Pick<ButtonProps, 'openType' | 'onGetPhoneNumber' | 'onChooseAvatar'>
  onClick?: () => void
}

/**
 * Asks for the phone number. `onCode` gets the code that the cloud exchanges for it (once, within 5 minutes), or null
 * when the person refuses.
 */
export function phoneNumberButton(onCode: (code: string | null) => void): OfficialButton {
  return { native: { openType: 'getPhoneNumber', onGetPhoneNumber: (e) => onCode(e.detail.code || null) } }
}

/**
 * Lets the person choose an avatar. `onChosen` gets a temporary path to upload; when the person cancels it is not
 * called.
 */
export function avatarButton(onChosen: (temporaryPath: string) => void): OfficialButton {
  return { native: { openType: 'chooseAvatar', onChooseAvatar: (e) => onChosen(e.detail.avatarUrl) } }
}
