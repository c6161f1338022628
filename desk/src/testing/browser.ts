import { TextDecoder, TextEncoder } from 'node:util'

/** A channel of workers would keep the process alive. */
class MessageChannel {
  port1 = { onmessage: (): void => undefined }
  port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage(), 0) }
}

/** What a browser has, and jsdom has not, as far as the kit asks for it. */
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
