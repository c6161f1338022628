import type { ComponentType } from 'react'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { groupedBy } from '#shared/kernel/parts'
import { Page } from './Page'
import { TabGroups } from './TabGroups'

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
  const links = (some: readonly Tab[]) => some.map((tab) => ({ to: `${base}/${tab.path}`, title: tab.title }))
  return (
    <Page title={title}>
      {groups.size > 1 ? (
        <TabGroups name={title} groups={[...groups].map(([group, some]) => ({ title: group, links: links(some) }))} />
      ) : (
        <nav className="tabs" aria-label={title}>
          {links(tabs).map((link) => (
            <NavLink key={link.to} to={link.to}>
              {link.title}
            </NavLink>
          ))}
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
