import { useEffect, useRef, useState } from 'react'
import { prefersReducedMotion } from './reduced-motion'

// WeChat tolerates few updates a second, so the count moves in steps rather than in frames.
const STEPS = 5
const STEP_MS = 50

/** The value to show: a change is counted through in a quarter of a second, the first value is shown at once. */
export function useCountUp(value: number): number {
  const [shown, setShown] = useState(value)
  const shownNow = useRef(value)
  useEffect(() => {
    const from = shownNow.current
    const steps = from === value ? 0 : prefersReducedMotion() ? 1 : STEPS
    let timer: ReturnType<typeof setTimeout> | undefined
    const advance = (step: number) => {
      if (step > steps) return
      const eased = 1 - (1 - step / steps) ** 2
      shownNow.current = Math.round(from + (value - from) * eased)
      setShown(shownNow.current)
      timer = setTimeout(() => advance(step + 1), STEP_MS)
    }
    advance(1)
    return () => clearTimeout(timer)
  }, [value])
  return shown
}
