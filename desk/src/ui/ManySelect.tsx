import { Select, type SelectProps } from 'antd'
import { useState } from 'react'

/** Several of a list. It closes after each choice: an open list lies over the button below it. A click opens it again. */
export function ManySelect<T extends string | number>(props: Omit<SelectProps<T[]>, 'mode' | 'open' | 'onOpenChange'>) {
  const [isOpen, setOpen] = useState(false)
  return <Select<T[]> mode="multiple" {...props} open={isOpen} onOpenChange={setOpen} onSelect={() => setOpen(false)} />
}
