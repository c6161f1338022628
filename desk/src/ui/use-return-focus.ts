import { useEffect, useMemo } from 'react'

/** Gives the focus back to what opened a dialog that is taken away whole; where one is only closed, the kit does so. */
export function useReturnFocus(isOpen: boolean): void {
  const opener = useMemo(() => (isOpen ? document.activeElement : null), [isOpen])
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body
      if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    },
    [opener],
  )
}
