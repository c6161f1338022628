export const SHARE_WORD = '复制邀请链接'

/** A browser has no friends to send to, so it copies the same address. */
export function shareButton(path: string, onDone: (words: string) => void) {
  return {
    onClick: () =>
      void copy(addressOf(path)).then((isCopied) => onDone(isCopied ? '链接已复制' : '没能复制，可以改用海报')),
  }
}

export function addressOf(path: string): string {
  return `${location.origin}${location.pathname}#/${path.replace(/^\//, '')}`
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // The browser has no clipboard, or does not allow it.
    return false
  }
}
