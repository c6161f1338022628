import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

export interface Column<T> {
  title: string
  of: (row: T) => ReactNode
  /** Aligned right, for figures. */
  isFigure?: boolean
  /** Hidden where there is little room. */
  isExtra?: boolean
}

interface RowsProps<T> {
  /** What the table contains, for screen readers. */
  name: string
  rows: readonly T[]
  keyOf: (row: T) => string
  columns: readonly Column<T>[]
  /** The page of a row; the first column links to it. */
  linkOf?: (row: T) => string
  empty?: ReactNode
  more?: { has: boolean; isAsking: boolean; ask(): void }
}

/** A real table, so that screen readers know its rows and columns. Nothing in it moves. */
export function Rows<T>({ name, rows, keyOf, columns, linkOf, empty, more }: RowsProps<T>) {
  if (rows.length === 0 && empty !== undefined) return <div className="empty">{empty}</div>
  return (
    <div className="rows-scroll" tabIndex={-1}>
      <table className="rows" aria-label={name}>
        <thead>
          <tr>
            {columns.map(({ title, isFigure, isExtra }) => (
              <th key={title} scope="col" className={classOf(isFigure, isExtra)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={linkOf ? 'linked' : ''}>
              {columns.map(({ title, of, isFigure, isExtra }, index) => (
                <td key={title} className={classOf(isFigure, isExtra)} data-title={title}>
                  {linkOf && index === 0 ? <Link to={linkOf(row)}>{of(row)}</Link> : of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more && (
        <p className="rows-foot soft small">
          已显示 {rows.length} 条
          {more.has && (
            <Button type="link" size="small" loading={more.isAsking} onClick={more.ask}>
              更多
            </Button>
          )}
        </p>
      )}
    </div>
  )
}

const classOf = (isFigure = false, isExtra = false) =>
  [isFigure && 'figure', isExtra && 'extra'].filter(Boolean).join(' ')
