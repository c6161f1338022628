import type { ComponentType } from 'react'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { groupedBy } from '#shared/kernel/parts'
import { Page } from './Page'

export interface Tab {
  path: string
  title: string
  Tab: ComponentType
  /** What it belongs to, where a screen has so many that they are looked for by group. */
  group?: string
}

/** A screen of several tabs, each with a separate address. */
export function Tabbed({ base, title, tabs }: { base: string; title: string; tabs: readonly Tab[] }) {
  const [first] = tabs
  const groups = groupedBy(tabs, ({ group = '' }) => group)
  const links = (some: readonly Tab[]) =>
    some.map(({ path, title: name }) => (
      <NavLink key={path} to={`${base}/${path}`}>
        {name}
      </NavLink>
    ))
  return (
    <Page title={title}>
      {groups.size > 1 ? (
        <nav className="tab-groups" aria-label={title}>
          {[...groups].map(([group, some]) => (
            <div key={group}>
              <span className="soft small">{group}</span>
              <span>{links(some)}</span>
            </div>
          ))}
        </nav>
      ) : (
        <nav className="tabs" aria-label={title}>
          {links(tabs)}
        </nav>
      )}
      <Routes>
        {tabs.map(({ path, Tab }) => (
          <Route key={path} path={path} element={<Tab />} />
        ))}
        {first && <Route path="*" element={<Navigate to={`${base}/${first.path}`} replace />} />}
      </Routes>
    </Page>
  )
}
