import { type BusinessDay, isCalendarDay } from '#shared/kernel/business-day'

interface DayInputProps {
  id: string
  value: BusinessDay | null
  max?: BusinessDay
  onChange(day: BusinessDay | null): void
}

/** The browser's own field for a day; null while none is chosen. */
export function DayInput({ id, value, max, onChange }: DayInputProps) {
  return (
    <input
      id={id}
      className="native"
      type="date"
      value={value ?? ''}
      max={max}
      onChange={({ target }) => onChange(isCalendarDay(target.value) ? target.value : null)}
    />
  )
}
