/**
 * A browser has no scanner. In the console two phones lie side by side, and scanning reads the code that the other
 * phone shows. Without another phone, or without a code on it, the person types the code.
 */
export async function scanCode(): Promise<string | null> {
  const seen = await lookAtOtherPhone()
  if (seen !== null) return seen
  return window.prompt('没有看到另一部手机上的码。输入码下面的数字和字母：')?.trim() || null
}

/** The names of the two messages between a phone of the browser build and the page around it. */
const ASK = 'changlai:scan'
const ANSWER = 'changlai:scanned'
const WAIT_MS = 400

/** Asks the surrounding page; null when it does not answer or when the other phone shows no code. */
function lookAtOtherPhone(): Promise<string | null> {
  if (window.parent === window) return Promise.resolve(null)
  return new Promise((resolve) => {
    const finish = (text: string | null) => {
      clearTimeout(timer)
      window.removeEventListener('message', hear)
      resolve(text)
    }
    const hear = ({ origin, data }: MessageEvent) => {
      if (origin === location.origin && data?.kind === ANSWER) finish(typeof data.text === 'string' ? data.text : null)
    }
    const timer = setTimeout(() => finish(null), WAIT_MS)
    window.addEventListener('message', hear)
    window.parent.postMessage({ kind: ASK }, location.origin)
  })
}
