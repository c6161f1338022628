/**
 * The oldest phones that are promised: WeChat with this base library, which iOS 13 still gets. On iOS the system's own
 * engine reads scripts and styles, so that iOS is what counts; WeChat for Android brings a newer engine with it.
 */
export const LIBRARY_MIN = '2.28.0'
export const IOS_MIN = 13
export const ECMA_VERSION = 2018

/** Compares '2.28.0' with '2.9.3' number by number. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number))
  for (let index = 0; index < 3; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}
