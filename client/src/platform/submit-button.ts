import type { ButtonProps } from '@tarojs/components'

interface SubmitButton {
  native?: Pick<ButtonProps, 'formType'>
  onClick?: () => void
}

/** Spread into the button that sends a form: WeChat hands the form's values only to its own button. */
export function submitButton(_send: () => void): SubmitButton {
  return { native: { formType: 'submit' } }
}
