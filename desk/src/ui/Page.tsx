import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface PageProps {
  title: ReactNode
  /** The page one level up. */
  under?: { to: string; title: string }
  hint?: ReactNode
  acts?: ReactNode
  children: ReactNode
}

export function Page({ title, under, hint, acts, children }: PageProps) {
  return (
    <>
      <header className="page-head">
        {under && (
          <span className="crumb">
            <Link to={under.to}>{under.title}</Link>
            <span className="soft"> / </span>
          </span>
        )}
        <h1>{title}</h1>
        {hint && <span className="soft page-hint">{hint}</span>}
        {acts && <div className="page-acts">{acts}</div>}
      </header>
      {children}
    </>
  )
}

interface CardProps {
  title?: ReactNode
  hint?: ReactNode
  act?: ReactNode
  className?: string
  children: ReactNode
}

export function Card({ title, hint, act, className = '', children }: CardProps) {
  return (
    <section className={`card ${className}`}>
      {(title || act) && (
        <header className="card-head">
          {title && <h2>{title}</h2>}
          {hint && <span className="soft small">{hint}</span>}
          {act && <span className="card-act">{act}</span>}
        </header>
      )}
      {children}
    </section>
  )
}

export type Tone = 'good' | 'watch' | 'bad' | 'plain'

/** Shape, word and color together, so that the meaning depends on none of them alone. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`status ${tone}`}>
      <i aria-hidden="true" />
      {children}
    </span>
  )
}

/** Names on the left, values on the right. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
