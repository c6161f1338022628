/** The label of the button. */
export const SHARE_WORD = '发给好友'

/** Spread into a button: WeChat then asks the page what it shares. */
export function shareButton(_path: string, _onDone: (words: string) => void) {
  return { native: { openType: 'share' as const } }
}
