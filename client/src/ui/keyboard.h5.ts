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

/** Taro's elements are no buttons to the browser; this lets the keyboard press them. Once is enough for all pages. */
export function listenForKeys(): void {
  if (isListening) return
  isListening = true
  document.addEventListener('keydown', press)
}
