const WORDS: Readonly<Record<string, string>> = { journey: '旅程', incident: '事件' }

/** '旅程、事件': what an address is told. */
export const toldWords = (tells: readonly string[]): string => tells.map((told) => WORDS[told] ?? told).join('、')
