import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { ROLE_NAMES } from '#shared/people/staff/role-names'
import { endSession, useSession } from '../api/session'
import { useAct } from '../api/use-act'
import { clockText } from '../ui/words'
import { chooseTheme, type ThemeChoice, themeChoice } from './theme'
import { usePerson } from './use-person'

const WARN_MS = 10 * 60_000
const THEMES: { value: ThemeChoice; label: string }[] = [
  { value: 'system', label: '跟随' },
  { value: 'light', label: '浅' },
  { value: 'dark', label: '深' },
]

export function WhoAmI({ onKeys }: { onKeys(): void }) {
  const mine = usePerson()
  const { session } = useSession()
  const signOut = useAct('desk.endSession')
  const [choice, setChoice] = useState(themeChoice)
  const now = useMinutes()
  const untilAt = session?.untilAt ?? 0
  useEffect(() => {
    if (untilAt > 0 && now >= untilAt) endSession('over')
  }, [now, untilAt])
  const leave = async () => {
    await signOut.run({})
    endSession('signedOut')
  }
  const role = mine?.person.role
  return (
    <div className="who">
      <Segmented
        size="small"
        aria-label="浅色或深色"
        value={choice}
        options={THEMES}
        onChange={(value) => {
          setChoice(value)
          chooseTheme(value)
        }}
      />
      <Button className="keys-act" type="link" size="small" title="按 ? 也能打开" onClick={onKeys}>
        键盘
      </Button>
      <strong>{mine?.person.name ?? ' '}</strong>
      <span className="soft small">{role ? (ROLE_NAMES[role] ?? role) : ''}</span>
      <span className={untilAt - now < WARN_MS ? 'warm small' : 'soft small'}>登录到 {clockText(untilAt)}</span>
      <Button type="link" size="small" onClick={() => void leave()} loading={signOut.isRunning}>
        退出
      </Button>
    </div>
  )
}

function useMinutes(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
