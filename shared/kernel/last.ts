/** The last of a list; undefined of an empty one. `Array.at` is missing on phones that WeChat still supports. */
export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]
