import { listensTo, sendEvent } from './events'
import { findOne } from './find'
import { type ViewNode, withAncestors } from './view'

/** What was typed into fields, by element id, as WeChat keeps it for forms. */
export type TypedValues = Map<string, string>

/** A tap, and what WeChat does with it by itself: a form's button submits the form. */
export function tap(root: ViewNode, target: string, typed: TypedValues): void {
  const canTap = (node: ViewNode) => [...withAncestors(node)].some((one) => listensTo(one, 'tap') || submits(one))
  const node = findOne(root, target, canTap)
  const button = [...withAncestors(node)].find((one) => one.tag === 'button')
  if (button?.attributes.disabled === true) throw new Error(`'${target}' is disabled.`)
  const form = button && submits(button) ? [...withAncestors(button)].find((one) => one.tag === 'form') : undefined
  const tapped = sendEvent(node, 'tap', { x: 0, y: 0 })
  const submitted = form ? sendEvent(form, 'submit', { value: formValue(form, typed) }) : 0
  if (tapped + submitted === 0) throw new Error(`'${target}' is dead: nothing listens to a tap on it.`)
}

export function typeInto(root: ViewNode, target: string, value: string, typed: TypedValues): void {
  const field = findOne(root, target, isField)
  if (!isField(field)) throw new Error(`'${target}' is a ${field.tag}, not a field.`)
  typed.set(String(field.attributes.id), value)
  for (const type of ['focus', 'input', 'blur']) sendEvent(field, type, { value, cursor: value.length })
}

export function sendTo(root: ViewNode, target: string, type: string, detail: unknown): void {
  const node = findOne(root, target, (candidate) => listensTo(candidate, type))
  if (sendEvent(node, type, detail) === 0) throw new Error(`Nothing listens to '${type}' on '${target}'.`)
}

function isField(node: ViewNode): boolean {
  return node.tag === 'input' || node.tag === 'textarea'
}

function submits(node: ViewNode): boolean {
  return node.tag === 'button' && node.attributes.formType === 'submit'
}

function formValue(form: ViewNode, typed: TypedValues): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  const collect = (node: ViewNode) => {
    const { name, id } = node.attributes
    if (typeof name === 'string' && name !== '') value[name] = typed.get(String(id)) ?? node.attributes.value ?? ''
    for (const child of node.children) if (typeof child !== 'string') collect(child)
  }
  collect(form)
  return value
}
