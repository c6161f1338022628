export const DEPTH_MAX = 6
export const NODES_MAX = 60

export interface ShapeProblem {
  path: (string | number)[]
  message: string
}

/** Kinds that are asked in other places, and what is said to whoever asks them here. */
export interface Elsewhere {
  kinds: readonly string[]
  message: string
}

interface Place {
  value: unknown
  depth: number
  path: (string | number)[]
}

/**
 * What is wrong with the frame of a condition before its questions are read: how deep, how many, of which kinds.
 * Walks with a list of its own, because whatever was sent may be nested deeper than calls can be.
 */
export function shapeProblem(
  condition: unknown,
  kinds: ReadonlySet<string>,
  elsewhere?: Elsewhere | undefined,
): ShapeProblem | null {
  const open: Place[] = [{ value: condition, depth: 1, path: [] }]
  let nodes = 0
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, depth, path } = place
    nodes += 1
    if (nodes > NODES_MAX) return { path: [], message: `条件太多，最多 ${NODES_MAX} 条` }
    if (depth > DEPTH_MAX) return { path: [], message: `条件嵌套太深，最多 ${DEPTH_MAX} 层` }
    if (!isNode(value)) return { path, message: '每个条件都要写明种类 kind' }
    const { kind, of } = value
    if (kind === 'not') open.push({ value: of, depth: depth + 1, path: [...path, 'of'] })
    else if (kind === 'all' || kind === 'any') {
      if (!Array.isArray(of) || of.length === 0) return { path: [...path, 'of'], message: '至少要有一条条件' }
      // Not spread: a list may be longer than a call may have arguments.
      for (let index = 0; index < of.length && index <= NODES_MAX; index += 1) {
        open.push({ value: of[index], depth: depth + 1, path: [...path, 'of', index] })
      }
    } else if (typeof kind !== 'string' || !kinds.has(kind)) {
      if (elsewhere?.kinds.some((name) => name === kind)) return { path: [], message: elsewhere.message }
      const known = [...kinds].join('、')
      return { path, message: `没有“${String(kind).slice(0, 40)}”这种条件，可以用 all、any、not、${known}` }
    }
  }
  return null
}

function isNode(value: unknown): value is { kind: unknown; of?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'kind' in value
}
