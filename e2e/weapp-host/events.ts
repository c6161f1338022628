import { type ViewNode, withAncestors } from './view'

// What WeChat lets bubble. Everything else reaches its own element only.
const BUBBLING = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel'])

/** Sends an event the way WeChat does: up through the elements that listen, until one catches it. Returns how many listened. */
export function sendEvent(target: ViewNode, type: string, detail: unknown): number {
  let listeners = 0
  const path = BUBBLING.has(type) ? [...withAncestors(target)] : [target]
  for (const node of path) {
    const caught = handlerOf(node, 'catch', type)
    const handler = caught ?? handlerOf(node, 'bind', type)
    if (handler === null) continue
    if (!node.owner.hasMethod(handler)) throw new Error(`${node.owner.path} has no method '${handler}' for ${type}.`)
    listeners += 1
    node.owner.call(handler, eventFor(type, target, node, detail))
    if (caught !== null) break
  }
  return listeners
}

export function listensTo(node: ViewNode, type: string): boolean {
  return handlerOf(node, 'bind', type) !== null || handlerOf(node, 'catch', type) !== null
}

function handlerOf(node: ViewNode, how: 'bind' | 'catch', type: string): string | null {
  const handler = node.attributes[how + type] ?? node.attributes[`${how}:${type}`]
  return typeof handler === 'string' && handler !== '' ? handler : null
}

function eventFor(type: string, target: ViewNode, currentTarget: ViewNode, detail: unknown) {
  const touch = { identifier: 0, pageX: 0, pageY: 0, clientX: 0, clientY: 0 }
  return {
    type,
    timeStamp: Date.now(),
    target: elementOf(target),
    currentTarget: elementOf(currentTarget),
    mark: {},
    detail,
    touches: [touch],
    changedTouches: [touch],
  }
}

function elementOf({ attributes }: ViewNode) {
  const dataset: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('data-')) {
      dataset[name.slice(5).replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())] = value
    }
  }
  return { id: String(attributes.id ?? ''), dataset, offsetLeft: 0, offsetTop: 0 }
}
