/** The days of a figure as bars from zero; the figures themselves are shown beside it. */
export function Spark({ values }: { values: readonly (number | null)[] }) {
  const most = Math.max(0, ...values.map((value) => value ?? 0)) || 1
  const width = 100 / Math.max(1, values.length)
  return (
    <svg className="spark" viewBox="0 0 100 36" preserveAspectRatio="none" aria-hidden="true">
      {values.map((value, index) => {
        const height = value === null ? 0 : Math.max(0.6, (value / most) * 34)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place
            key={index}
            x={index * width}
            y={36 - height}
            width={width * 0.7}
            height={height}
            fill="var(--accent)"
          />
        )
      })}
    </svg>
  )
}
