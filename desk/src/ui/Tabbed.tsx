import type { ComponentType } from 'react'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { Page } from './Page'

export interface Tab {
  path: string
  title: string
  Tab: ComponentType
}

/** A screen of several tabs, each with a separate address. */
export function Tabbed({ base, title, tabs }: { base: string; title: string; tabs: readonly Tab[] }) {
  const [first] = tabs
  return (
    <Page title={title}>
      <nav className="tabs" aria-label={title}>
        {tabs.map(({ path, title: name }) => (
          <NavLink key={path} to={`${base}/${path}`}>
            {name}
          </NavLink>
        ))}
      </nav>
      <Routes>
        {tabs.map(({ path, Tab }) => (
          <Route key={path} path={path} element={<Tab />} />
        ))}
        {first && <Route path="*" element={<Navigate to={`${base}/${first.path}`} replace />} />}
      </Routes>
    </Page>
  )
}
