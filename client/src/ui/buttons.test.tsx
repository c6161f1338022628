import { fireEvent, render, screen } from '@testing-library/react'
import { Button } from './Button'
import { Card } from './Card'
import { ListRow } from './ListRow'
import { SwitchRow } from './SwitchRow'
import { Tabs } from './Tabs'

describe('Button', () => {
  test('acts on a tap', () => {
    const onClick = jest.fn()
    render(<Button onClick={onClick}>签到</Button>)
    fireEvent.click(screen.getByRole('button', { name: '签到' }))
    expect(onClick).toHaveBeenCalledTimes(1)
  })

  test('while busy it says so and ignores taps', () => {
    const onClick = jest.fn()
    render(
      <Button loading onClick={onClick}>
        签到
      </Button>,
    )
    const button = screen.getByRole('button', { name: '签到' })
    fireEvent.click(button)
    expect(onClick).not.toHaveBeenCalled()
    expect(button.getAttribute('aria-busy')).toBe('true')
  })

  test('switched off it says why', () => {
    const onClick = jest.fn()
    render(
      <Button disabled reason="明天 0 点后再来" onClick={onClick}>
        今天已签到
      </Button>,
    )
    const button = screen.getByRole('button', { name: '今天已签到' })
    fireEvent.click(button)
    expect(onClick).not.toHaveBeenCalled()
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByText('明天 0 点后再来')).toBeTruthy()
  })

  test('an act of WeChat’s own goes through its button, and not while busy', () => {
    const native = { openType: 'getPhoneNumber', onGetPhoneNumber: jest.fn() } as const
    const { rerender } = render(<Button native={native}>绑定手机号</Button>)
    fireEvent(screen.getByRole('button'), new CustomEvent('getPhoneNumber', { detail: { code: 'c1' } }))
    expect(native.onGetPhoneNumber).toHaveBeenCalledWith({ detail: { code: 'c1' } })
    rerender(
      <Button native={native} loading>
        绑定手机号
      </Button>,
    )
    expect(document.querySelector('[data-open-type]')).toBeNull()
  })
})

test('a row without an act is no button, a row with one is', () => {
  const onClick = jest.fn()
  render(
    <Card inset="rows">
      <ListRow title="签到" value="+5" />
      <ListRow title="手机号" value="尾号 77" onClick={onClick} />
      <ListRow title="正在导出" onClick={onClick} busy />
    </Card>,
  )
  const [phone, exporting] = screen.getAllByRole('button')
  if (!phone || !exporting) throw new Error('two rows can be tapped')
  fireEvent.click(exporting)
  expect(onClick).not.toHaveBeenCalled()
  fireEvent.click(phone)
  expect(onClick).toHaveBeenCalledTimes(1)
  expect(phone.getAttribute('aria-label')).toBe('手机号')
})

test('a switch asks for the other state and shows only the one it is given', () => {
  const onChange = jest.fn()
  const { rerender } = render(<SwitchRow title="签到提醒" isOn={false} onChange={onChange} />)
  const row = screen.getByRole('switch', { name: '签到提醒' })
  fireEvent.click(row)
  expect(onChange).toHaveBeenCalledWith(true)
  expect(row.getAttribute('aria-checked')).toBe('false')
  rerender(<SwitchRow title="签到提醒" isOn onChange={onChange} busy />)
  fireEvent.click(row)
  expect(onChange).toHaveBeenCalledTimes(1)
})

test('tabs mark the current one and count only what is there', () => {
  const onChange = jest.fn()
  const tabs = [
    { key: 'usable', text: '可用', count: 3 },
    { key: 'used', text: '已用', count: 0 },
  ] as const
  render(<Tabs tabs={tabs} current="usable" onChange={onChange} />)
  expect(screen.getByRole('tab', { name: '可用 3' }).getAttribute('aria-selected')).toBe('true')
  fireEvent.click(screen.getByRole('tab', { name: '已用' }))
  expect(onChange).toHaveBeenCalledWith('used')
})
