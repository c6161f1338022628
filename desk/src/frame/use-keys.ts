import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { SCREENS } from './screens'

const JUMP_MS = 1500

/**
 * `/` finds, `g` and a letter jumps, `?` lists the keys. They are off in fields and dialogs, and no key alone changes
 * data.
 */
export function useKeys(onList: () => void): void {
  const navigate = useNavigate()
  useEffect(() => {
    let jumpsUntil = 0
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      if (event.key === '/') {
        event.preventDefault()
        document.querySelector<HTMLInputElement>('.find input')?.focus()
      } else if (event.key === '?') onList()
      else if (event.key === 'g') jumpsUntil = Date.now() + JUMP_MS
      else if (Date.now() < jumpsUntil) {
        jumpsUntil = 0
        const screen = SCREENS.find(({ key }) => key === event.key)
        if (screen) void navigate(`/${screen.path}`)
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [navigate, onList])
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role=dialog], [role=combobox]') !== null
}
