import { useEffect, useState } from 'react'

/** Prints the page, or the page with one thing of it alone: null prints all of it. */
export function usePrint<T>() {
  const [asked, setAsked] = useState<{ only: T | null } | null>(null)
  useEffect(() => {
    if (asked === null) return
    // The browser comes back from its own dialog only when it is closed.
    window.print()
    setAsked(null)
  }, [asked])
  return { only: asked?.only ?? null, print: (only: T | null) => setAsked({ only }) }
}
