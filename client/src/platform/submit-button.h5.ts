interface SubmitButton {
  onClick: () => void
}

/** Taro's button sends a form on touch but never on a mouse click; here the page already knows what was typed. */
export function submitButton(send: () => void): SubmitButton {
  return { onClick: send }
}
