import type { CSSProperties } from 'react'
import { NavLink } from 'react-router'

interface Group {
  title: string
  links: readonly { to: string; title: string }[]
}

/** So many tabs that they are looked for by group; those of all groups begin in line, behind the longest name. */
export function TabGroups({ name, groups }: { name: string; groups: readonly Group[] }) {
  const signs = Math.max(...groups.map(({ title }) => title.length))
  return (
    <nav className="tab-groups" aria-label={name} style={{ '--signs': signs } as CSSProperties}>
      {groups.map(({ title, links }) => (
        <div key={title}>
          <span className="soft small">{title}</span>
          <span>
            {links.map((link) => (
              <NavLink key={link.to} to={link.to}>
                {link.title}
              </NavLink>
            ))}
          </span>
        </div>
      ))}
    </nav>
  )
}
