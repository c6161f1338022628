interface SubmitButton {
  onClick: () => void
}

/** Taro's button sends a form only at a touch, never at a mouse; here the page knows what was typed. */
export function submitButton(send: () => void): SubmitButton {
  return { onClick: send }
}
