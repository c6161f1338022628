import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { renderSVG } from 'uqr'
import { brand } from '../../../client/src/brand/brand'
import { refusalText } from '../api/refusal-text'
import { type ActionOutput, ApiError, request } from '../api/request'
import { beginSession, type Ending } from '../api/session'
import { Logo } from '../ui/Icon'
import { newSecret } from './sign-in-secret'

const POLL_MS = 2000

interface BegunSignIn {
  signIn: ActionOutput<'desk.beginSignIn'>
  secret: string
  /** By this machine's clock, which may be wrong. */
  untilAt: number
}

/** The code names one attempt to sign in and gives no access: the session goes to the browser that holds the secret. */
export function SignIn({ ending }: { ending: Ending | null }) {
  const [begun, setBegun] = useState<BegunSignIn | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)
  const left = useSecondsUntil(begun?.untilAt ?? null)

  const begin = useCallback(async () => {
    setProblem(null)
    setOver(false)
    setBegun(null)
    try {
      const { secret, secretHash } = await newSecret()
      const signIn = await request('desk.beginSignIn', { secretHash })
      setBegun({ signIn, secret, untilAt: Date.now() + (signIn.untilAt - signIn.now) })
    } catch (error) {
      setProblem(error instanceof ApiError ? refusalText(error) : '这个浏览器太旧，换一个新的浏览器打开')
    }
  }, [])
  useEffect(() => void begin(), [begin])
  const end = useCallback((text: string | null) => {
    setOver(true)
    setProblem(text)
  }, [])
  usePoll(begun, isOver, end)

  const isStale = isOver || (begun !== null && left === 0)
  return (
    <main className="sign-in">
      <header className="brand-line">
        <Logo />
        <div>
          <strong>{brand.name}</strong>
          <small>运营台</small>
        </div>
      </header>
      <div className="sign-in-middle">
        <h1>用小程序扫码登录</h1>
        <p className="soft">
          {ending === 'over' ? '登录已经结束，请重新登录。' : ''}打开小程序“我的 → 登录运营台”，扫这个码，输入四位数字
        </p>
        <section className="card sign-in-card" aria-label="登录码">
          {begun && !isStale ? <Code text={begun.signIn.qrText} /> : <div className="qr qr-none" />}
          <p className="soft small">手机上要输入的四位数字</p>
          <p className="digits">
            {(begun && !isStale ? begun.signIn.digits : '    ').split('').map((digit, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: four places that never move
              <span key={index}>{digit}</span>
            ))}
          </p>
          <footer>
            <span className="soft small" role="status">
              {problem ?? (isStale ? '这个码已经失效' : begun ? `还有 ${clock(left)}，只能用一次` : '正在准备')}
            </span>
            <Button type={isStale || problem ? 'primary' : 'link'} onClick={() => void begin()}>
              换一个码
            </Button>
          </footer>
        </section>
        <p className="soft small">在这台电脑上最多保持 8 小时；关掉这个页面就退出</p>
      </div>
      <footer className="soft small">
        没有权限？请负责人在“门店与店员”里加。有权限、不是店员的，在手机上从“我的 →
        输入店员邀请码”进去。只扫自己打开的码，别人发来的不要扫
      </footer>
    </main>
  )
}

function Code({ text }: { text: string }) {
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(text, { border: 2 }))}`
  return <img className="qr" src={picture} alt="登录码，用小程序扫" data-text={text} />
}

/**
 * Asks until somebody has let this browser in. After a lost reply it asks again; an attempt that has ended stays ended.
 */
function usePoll(begun: BegunSignIn | null, isOver: boolean, onEnd: (text: string | null) => void): void {
  useEffect(() => {
    if (!begun || isOver) return
    let isWanted = true
    const ask = async () => {
      try {
        const { status, session, now } = await request('desk.pollSignIn', {
          loginId: begun.signIn.loginId,
          secret: begun.secret,
        })
        if (!isWanted) return
        if (status === 'over') onEnd(null)
        if (session) beginSession({ token: session.token, untilAt: Date.now() + (session.untilAt - now) })
      } catch (error) {
        if (isWanted && error instanceof ApiError && error.code !== 'NETWORK') onEnd(refusalText(error))
      }
    }
    const timer = setInterval(() => void ask(), POLL_MS)
    return () => {
      isWanted = false
      clearInterval(timer)
    }
  }, [begun, isOver, onEnd])
}

function useSecondsUntil(until: number | null): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return until === null ? 0 : Math.max(0, Math.round((until - now) / 1000))
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
