import { TextDecoder, TextEncoder } from 'node:util'

/** Node's channel between threads would keep the process alive. */
class MessageChannel {
  port1 = { onmessage: (): void => undefined }
  port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage(), 0) }
}

/** Browser features that the component kit uses and jsdom lacks. */
Object.assign(globalThis, {
  TextEncoder,
  TextDecoder,
  MessageChannel,
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
  matchMedia: (media: string) => ({
    media,
    matches: false,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }),
})

/** jsdom knows no pseudo-elements and complains when it is asked for one. */
const { getComputedStyle } = window
window.getComputedStyle = (element) => getComputedStyle(element)

/** jsdom's signals know no time-out; nothing here takes long enough for one. */
Object.assign(AbortSignal, { timeout: () => new AbortController().signal })
