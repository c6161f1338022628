import { type BusinessDay, isCalendarDay } from '#shared/kernel/business-day'

interface DayInputProps {
  /** For a field whose label stands beside it. */
  id?: string
  /** For a field without a visible label. */
  name?: string
  value: BusinessDay | null
  max?: BusinessDay
  onChange(day: BusinessDay | null): void
}

/** The browser's date field; null while no day is chosen. */
export function DayInput({ id, name, value, max, onChange }: DayInputProps) {
  return (
    <input
      id={id}
      aria-label={name}
      className="native"
      type="date"
      value={value ?? ''}
      max={max}
      onChange={({ target }) => onChange(isCalendarDay(target.value) ? target.value : null)}
    />
  )
}
