// The few globals that a phone has beside the language. There is no DOM: `window` or `fetch` in a page is a type error.
declare const console: {
  log(...values: unknown[]): void
  warn(...values: unknown[]): void
  error(...values: unknown[]): void
}

declare function setTimeout(run: () => void, delayMs?: number): number
declare function clearTimeout(timer: number | undefined): void
declare function setInterval(run: () => void, periodMs: number): number
declare function clearInterval(timer: number | undefined): void

// Replaced by the build with constants.
declare const process: {
  env: {
    readonly CHANGLAI_CONTRACT?: string
    readonly CHANGLAI_ENV_ID?: string
    readonly CHANGLAI_GALLERY?: string
    readonly CHANGLAI_LOCATION?: string
    readonly CHANGLAI_SUBPACKAGES?: string
    readonly TARO_ENV?: 'weapp' | 'h5'
  }
}
