import { lazy, Suspense } from 'react'
import { grouped } from './words'

export interface ChartProps {
  label: string
  categories: readonly string[]
  values: readonly number[]
  unit: string
}

const Drawn = lazy(() => import('./DrawnChart'))

/** Bars, loaded when somebody looks at them, and the same figures as a table for people who would rather read. */
export function Chart(props: ChartProps) {
  const { label, categories, values, unit } = props
  return (
    <>
      <Suspense fallback={<div className="chart" aria-busy="true" />}>
        <Drawn {...props} />
      </Suspense>
      <details>
        <summary className="soft small">看数字</summary>
        <table className="rows" aria-label={`${label}的数字`}>
          <tbody>
            {categories.map((category, index) => (
              <tr key={category}>
                <th scope="row">{category}</th>
                <td className="figure">
                  {grouped(values[index] ?? 0)} {unit}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
