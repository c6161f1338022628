/** The order matters: others also call themselves Chrome and Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bQQBrowser\//, 'QQ 浏览器'],
  [/\b(?:360SE|360EE|QIHU)/i, '360 浏览器'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bWindows NT\b/, 'Windows'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** 'Chrome · Windows': enough to know the own computer by. Only words from the lists, never what the browser says of itself. */
export function browserNameOf(userAgent: string): string {
  const nameIn = (list: typeof BROWSERS, other: string) => list.find(([sign]) => sign.test(userAgent))?.[1] ?? other
  return `${nameIn(BROWSERS, '其他浏览器')} · ${nameIn(SYSTEMS, '其他系统')}`
}

/** The half of an address that tells the network but not the household; null for what is no address. */
export function maskedAddress(address: string): string | null {
  const four = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(address)
  if (four) return `${four[1]}.${four[2]}.*.*`
  const [first = '', second = ''] = address.split(':')
  return /^[0-9a-f]{1,4}$/i.test(first) && address.includes(':') ? `${first}:${second || '0'}:*` : null
}
