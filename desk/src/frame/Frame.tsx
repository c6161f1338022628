import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { Navigate, NavLink, Route, Routes, useLocation } from 'react-router'
import { brand } from '../../../client/src/brand/brand'
import { Skeleton } from '../ui/Answer'
import { Icon, Logo } from '../ui/Icon'
import { Fault } from './Fault'
import { openScreens, SCREENS } from './screens'
import { useKeys } from './use-keys'
import { usePerson } from './use-person'
import { WhoAmI } from './WhoAmI'

const KeyList = lazy(() => import('./KeyList'))

/** Shows where one is, what else there is, and who is signed in. The screen itself brings its title and its acts. */
export function Frame() {
  const { pathname } = useLocation()
  const content = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  const person = usePerson()?.person ?? null
  const screens = openScreens(person)
  const [isListing, setListing] = useState(false)
  const list = useCallback(() => setListing(true), [])
  useKeys(list)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top, for the eye and for a reader
  useEffect(() => {
    if (!isFirst.current) content.current?.focus({ preventScroll: true })
    isFirst.current = false
    content.current?.scrollTo(0, 0)
  }, [pathname])
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => content.current?.focus()}>
        跳到内容
      </button>
      <aside className="side">
        <div className="brand-line">
          <Logo />
          <div>
            <strong>{brand.name}</strong>
            <small>运营台</small>
          </div>
        </div>
        <nav aria-label="页面">
          {screens.map(({ path, title, icon, beginsGroup }) => (
            <NavLink key={path} to={`/${path}`} className={beginsGroup ? 'begins' : ''} title={title}>
              <Icon name={icon} />
              <span>{title}</span>
            </NavLink>
          ))}
        </nav>
        <WhoAmI onKeys={list} />
      </aside>
      <main id="content" className="content" ref={content} tabIndex={-1}>
        <Fault key={pathname}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Routes>
              {SCREENS.map(({ path, Page }) => (
                <Route key={path} path={`/${path}/*`} element={<Page />} />
              ))}
              {/* Where somebody begins depends on what they may see. */}
              <Route
                path="*"
                element={person ? <Navigate to={`/${screens[0]?.path ?? 'today'}`} replace /> : <Skeleton lines={6} />}
              />
            </Routes>
          </Suspense>
        </Fault>
      </main>
      {isListing && (
        <Suspense fallback={null}>
          <KeyList onClose={() => setListing(false)} />
        </Suspense>
      )}
    </div>
  )
}
