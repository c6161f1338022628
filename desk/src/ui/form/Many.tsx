import { Select } from 'antd'
import { useContext } from 'react'
import { optionTitle, titleOf } from './field-words'
import { FormContext } from './form-context'
import { Problems } from './Problems'
import type { ValueProps } from './value-props'

/** Several choices from a short known list, or short words to type. */
export function Many({ name, node, value, path, isBare = false }: ValueProps) {
  const { change, choices, problems } = useContext(FormContext)
  const id = path.join('.')
  const known = choices[name] ?? node.items?.enum?.map((each) => ({ value: each, label: optionTitle(each) }))
  const isNumber = node.items?.type === 'integer'
  const options = known ?? (name === 'weekdays' ? WEEKDAYS : undefined)
  return (
    <div className={isBare ? '' : 'field'}>
      {!isBare && <label htmlFor={id}>{titleOf(name, node)}</label>}
      <Select
        id={id}
        aria-label={titleOf(name, node)}
        mode={options ? 'multiple' : 'tags'}
        value={Array.isArray(value) ? value : []}
        options={options ?? []}
        optionFilterProp="label"
        onChange={(next: (string | number)[]) => change(path, isNumber ? next.map(Number) : next)}
        status={problems.has(id) ? 'error' : ''}
        style={{ width: '100%' }}
        placeholder={options ? '选一个或几个' : '输入后按回车'}
      />
      {!isBare && <Problems path={path} />}
    </div>
  )
}
const WEEKDAYS = [...'一二三四五六日'].map((day, index) => ({ value: index + 1, label: `周${day}` }))
