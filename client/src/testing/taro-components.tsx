import { type ChangeEvent, createElement, type FormEvent, type ReactNode, useEffect, useRef } from 'react'

/** Stands in for @tarojs/components in tests: plain browser elements whose events carry Taro's `detail`. */

type Props = Record<string, unknown> & { children?: ReactNode }
type Handler = (event: unknown) => void

const PASSED_ON = /^(aria-.*|data-.*|id|role|style|className|hidden|disabled|tabIndex|placeholder|name|onClick)$/

// Attributes that browsers spell differently, and the open types that a test sends by hand.
function toDom(props: Props): Record<string, unknown> {
  const dom = Object.fromEntries(Object.entries(props).filter(([name]) => PASSED_ON.test(name)))
  if (props.ariaLabel !== undefined) dom['aria-label'] = props.ariaLabel
  if (props.ariaRole !== undefined) dom.role = props.ariaRole
  return dom
}

function plain(tag: string) {
  return function TaroElement({ children, ...props }: Props) {
    return createElement(tag, toDom(props), children)
  }
}

function handlerOf(props: Props, name: string): Handler {
  const handler = props[name]
  return typeof handler === 'function' ? (handler as Handler) : () => {}
}

export const View = plain('div')
export const Block = plain('div')
export const ScrollView = plain('div')
export const Swiper = plain('div')
export const SwiperItem = plain('div')
export const RootPortal = plain('div')
export const CustomWrapper = plain('div')
export const Text = plain('span')
export const Label = plain('label')
export const Canvas = plain('canvas')
export const PageMeta = plain('div')

const OPEN_TYPE_EVENTS = ['getPhoneNumber', 'chooseAvatar', 'openSetting', 'contact', 'agreePrivacyAuthorization']

/**
 * Lets events such as `fireEvent(button, new CustomEvent('getPhoneNumber', { detail }))` reach the open-type handlers.
 */
export function Button({ children, openType, formType, ...props }: Props) {
  const element = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const answer = (e: Event) => {
      const name = `on${e.type.charAt(0).toUpperCase()}${e.type.slice(1)}`
      handlerOf(props, name)({ detail: (e as CustomEvent).detail })
    }
    const button = element.current
    for (const type of OPEN_TYPE_EVENTS) button?.addEventListener(type, answer)
    return () => {
      for (const type of OPEN_TYPE_EVENTS) button?.removeEventListener(type, answer)
    }
  })
  const type = formType === 'submit' ? 'submit' : 'button'
  // biome-ignore lint/a11y/useButtonType: it is given, as a variable
  return createElement('button', { ...toDom(props), type, ref: element, 'data-open-type': openType }, children)
}

export function Image({ src, ...props }: Props) {
  const { onError } = props as { onError?: () => void }
  return createElement('img', { ...toDom(props), src, onError, alt: props['aria-label'] ?? props.ariaLabel ?? '' })
}

function field(tag: 'input' | 'textarea') {
  return function TaroField(props: Props) {
    const changed = (e: ChangeEvent<HTMLInputElement>) =>
      handlerOf(props, 'onInput')({ detail: { value: e.target.value } })
    const left = (e: ChangeEvent<HTMLInputElement>) => handlerOf(props, 'onBlur')({ detail: { value: e.target.value } })
    const dom: Record<string, unknown> = {
      ...toDom(props),
      maxLength: props.maxlength,
      onChange: changed,
      onBlur: left,
    }
    if (props.value !== undefined) dom.value = props.value
    return createElement(tag, dom)
  }
}

export const Input = field('input')
export const Textarea = field('textarea')

export function Switch({ checked, ...props }: Props) {
  const changed = (e: ChangeEvent<HTMLInputElement>) =>
    handlerOf(props, 'onChange')({ detail: { value: e.target.checked } })
  return createElement('input', {
    ...toDom(props),
    type: 'checkbox',
    role: 'switch',
    checked: checked === true,
    onChange: changed,
  })
}

/** A date or a choice: a field whose value goes to `onChange`, around what the page shows. */
export function Picker({ children, value, mode, ...props }: Props) {
  const changed = (e: ChangeEvent<HTMLInputElement>) =>
    handlerOf(props, 'onChange')({ detail: { value: e.target.value } })
  const input = createElement('input', {
    value: String(value ?? ''),
    'data-mode': mode,
    'aria-label': props['aria-label'],
    onChange: changed,
  })
  return createElement('div', toDom({ ...props, 'aria-label': undefined }), children, input)
}

export function Form({ children, ...props }: Props) {
  const submitted = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    handlerOf(props, 'onSubmit')({ detail: { value: Object.fromEntries(new FormData(e.currentTarget)) } })
  }
  return createElement('form', { ...toDom(props), onSubmit: submitted }, children)
}
