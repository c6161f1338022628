import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { ManySelect } from './ManySelect'

const OPTIONS = [
  { value: 'east', label: '东店' },
  { value: 'west', label: '西店' },
]

function Stores() {
  const [chosen, setChosen] = useState<string[]>([])
  return <ManySelect aria-label="门店" value={chosen} onChange={setChosen} options={OPTIONS} />
}

const list = () => screen.getByRole('combobox', { name: '门店' })
const choose = (label: string) => {
  fireEvent.mouseDown(list())
  expect(list().getAttribute('aria-expanded')).toBe('true')
  fireEvent.click(screen.getByText(label, { selector: '.ant-select-item-option-content' }))
}

test('the list closes after each choice, keeps what was chosen, and opens again', () => {
  render(<Stores />)
  choose('东店')
  expect(list().getAttribute('aria-expanded')).toBe('false')
  choose('西店')
  expect(list().getAttribute('aria-expanded')).toBe('false')
  expect(screen.getAllByText(/[东西]店/, { selector: '.ant-select-selection-item-content' })).toHaveLength(2)
})
