import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '../clock'

/** Addresses that open a file for whoever holds them, until they end: what `getTempFileURL` answers. */
export interface Links {
  /** What stands behind the file's address. */
  signed(path: string, maxAgeSeconds: number): string
  isGood(path: string, query: URLSearchParams): boolean
}

/** Three official pages name 10 minutes, 2 hours and 24 hours; the shortest is what a caller can rely on. */
export const LINK_SECONDS = 600

export function createLinks(clock: Clock): Links {
  const key = randomBytes(16)
  const signOf = (path: string, until: string) => createHmac('sha256', key).update(`${until}\n${path}`).digest('hex')
  return {
    signed(path, maxAgeSeconds) {
      const until = String(Math.floor(clock.now() / 1000) + maxAgeSeconds)
      return `sign=${signOf(path, until)}&t=${until}`
    },
    isGood(path, query) {
      const until = query.get('t') ?? ''
      return query.get('sign') === signOf(path, until) && Number(until) * 1000 >= clock.now()
    },
  }
}
