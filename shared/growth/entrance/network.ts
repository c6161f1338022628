/**
 * The network that an address belongs to: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one. A home or
 * a shop, not a single phone. Null for what is no address.
 */
export function networkPrefix(ip: string | null): string | null {
  const v4 = /(?:^|::ffff:)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/i.exec(ip ?? '')
  if (v4) return v4.slice(1, 4).join('.')
  return ip?.includes(':') ? v6Prefix(ip) : null
}

function v6Prefix(ip: string): string | null {
  const [head = '', tail] = ip.toLowerCase().split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = 8 - front.length - back.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...front, ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'), ...back]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null
  return groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
