const WIDTH = 120

/** JSON in which whatever fits on a line stands on one. */
export function printed(value: unknown): string {
  return `${print(value, '', 0)}\n`
}

/** `taken`: how much of the first line stands before and behind it. */
function print(value: unknown, indent: string, taken: number): string {
  const flat = inline(value)
  const [open, close, parts] = partsOf(value, `${indent}  `)
  const fits = indent.length + taken + flat.length <= WIDTH
  if (parts.length === 0 || (fits && indent !== '')) return flat
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`
}

function partsOf(value: unknown, indent: string): ['[' | '{', ']' | '}', string[]] {
  if (Array.isArray(value)) return ['[', ']', value.map((each, index) => print(each, indent, commaAfter(index, value)))]
  if (typeof value !== 'object' || value === null) return ['{', '}', []]
  const parts = Object.entries(value).map(([key, each], index, all) => {
    const name = `${JSON.stringify(key)}: `
    return `${name}${print(each, indent, name.length + commaAfter(index, all))}`
  })
  return ['{', '}', parts]
}

const commaAfter = (index: number, all: readonly unknown[]) => (index < all.length - 1 ? 1 : 0)

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${inline(each)}`)
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}'
}
