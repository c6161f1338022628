import { fireEvent, render, screen } from '@testing-library/react'
import { Field } from './Field'
import { Icon } from './Icon'
import { Money } from './Money'

test('what is typed is handed on as it is', () => {
  const onChange = jest.fn()
  render(<Field label="本单金额" kind="amount" value="" onChange={onChange} />)
  fireEvent.change(screen.getByLabelText('本单金额'), { target: { value: '46.5' } })
  expect(onChange).toHaveBeenCalledWith('46.5')
})

test('an error takes the place of the hint and is announced', () => {
  render(<Field label="单号" value="1" onChange={jest.fn()} hint="小票上的" error="单号不对" />)
  expect(screen.getByRole('alert').textContent).toBe('单号不对')
  expect(screen.queryByText('小票上的')).toBeNull()
})

test('a date is chosen, not typed; without one the field asks for it', () => {
  const onChange = jest.fn()
  render(<Field label="生日" kind="date" value="" onChange={onChange} startAt="1995-06-15" />)
  const picker = screen.getByLabelText('生日 请选择')
  expect((picker as HTMLInputElement).value).toBe('1995-06-15')
  fireEvent.change(picker, { target: { value: '1996-02-29' } })
  expect(onChange).toHaveBeenCalledWith('1996-02-29')
})

test.each([
  [4600, 'always', '¥46.00', '46.00 元'],
  [800, 'auto', '¥8', '8 元'],
  [850, 'auto', '¥8.50', '8.50 元'],
  [123450, 'always', '¥1,234.50', '1234.50 元'],
  [-690, 'always', '−¥6.90', '负6.90 元'],
] as const)('%i fen (%s) is shown %s and read %s', (fen, decimals, shown, read) => {
  const { container } = render(<Money fen={fen} decimals={decimals} />)
  expect(container.textContent).toBe(shown)
  expect(screen.getByLabelText(read)).toBeTruthy()
})

test('an icon is silent beside a word and has a name when alone', () => {
  const { container } = render(
    <>
      <Icon name="gift" />
      <Icon name="close" label="关闭" />
    </>,
  )
  expect(container.firstElementChild?.getAttribute('aria-hidden')).toBe('true')
  expect(screen.getByRole('img', { name: '关闭' })).toBeTruthy()
})
