let isListening = false

function press(e: KeyboardEvent) {
  if (e.key !== 'Enter' && e.key !== ' ') return
  const target = e.target
  if (
    !(target instanceof HTMLElement) ||
    !target.matches('[role=button],[role=link],[role=tab],[role=switch],[role=radio]')
  )
    return
  e.preventDefault()
  target.click()
}

/** Browsers do not treat Taro's elements as buttons; this makes the keyboard press them. One call serves all pages. */
export function listenForKeys(): void {
  if (isListening) return
  isListening = true
  document.addEventListener('keydown', press)
}
