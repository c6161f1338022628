import { Input, InputNumber, Select, Switch } from 'antd'
import { useContext } from 'react'
import { emptyText, isMoney, optionTitle, titleOf, unitOf } from './field-words'
import { FormContext } from './form-context'
import { JsonField } from './JsonField'
import type { ValueProps } from './value-props'

interface LeafProps extends Omit<ValueProps, 'isOptional' | 'isBare'> {
  mayLack: boolean
  isNullable: boolean
}

/** A single field, for a place without parts. */
export function Leaf({ name, node, value, path, mayLack, isNullable }: LeafProps) {
  const { change, problems, choices, amountAt } = useContext(FormContext)
  const id = path.join('.')
  const status = problems.has(id) ? 'error' : ''
  const set = (next: unknown) => change(path, next)
  const lacking = isNullable ? null : undefined
  const label = titleOf(name, node)
  const options = choices[name] ?? node.enum?.map((each) => ({ value: each, label: optionTitle(each) }))
  if (options) {
    return (
      <Select
        id={id}
        aria-label={label}
        value={value as string}
        options={options}
        optionFilterProp="label"
        showSearch
        allowClear={mayLack}
        onChange={(next) => set(next ?? lacking)}
        status={status}
        style={{ width: '100%' }}
      />
    )
  }
  if (node.type === 'boolean') {
    return <Switch id={id} aria-label={label} checked={(value ?? node.default) === true} onChange={set} />
  }
  if (node.type === 'integer' || node.type === 'number') {
    const amount = amountAt?.(path) ?? { scale: isMoney(name) ? 100 : 1, unit: unitOf(name) }
    const { scale } = amount
    const shown =
      typeof value === 'number'
        ? Math.round((value / scale) * 10_000) / 10_000
        : value === null || mayLack
          ? null
          : (node.default as number)
    return (
      <InputNumber
        id={id}
        aria-label={label}
        value={shown ?? null}
        {...(node.type === 'integer' && { precision: scale === 100 ? 2 : 0 })}
        onChange={(next) => set(next === null ? lacking : Math.round(next * scale * 10_000) / 10_000)}
        suffix={amount.unit}
        placeholder={mayLack ? emptyText(name) : ''}
        status={status}
        style={{ width: '100%' }}
      />
    )
  }
  if (node.type === undefined) return <JsonField id={id} label={label} value={value} onChange={set} />
  if (node.format === 'day' || node.format === 'month') {
    return (
      <input
        className="native"
        type={node.format === 'day' ? 'date' : 'month'}
        id={id}
        aria-label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => set(event.target.value === '' ? lacking : event.target.value)}
      />
    )
  }
  if (node.format === 'prose') {
    return (
      <Input.TextArea
        id={id}
        aria-label={label}
        value={typeof value === 'string' ? value : ''}
        rows={5}
        onChange={(event) => set(event.target.value)}
        status={status}
      />
    )
  }
  return (
    <Input
      id={id}
      aria-label={label}
      value={typeof value === 'string' ? value : ((node.default as string | undefined) ?? '')}
      onChange={(event) => set(event.target.value === '' && mayLack ? lacking : event.target.value)}
      status={status}
      placeholder={mayLack ? '不填' : ''}
    />
  )
}
