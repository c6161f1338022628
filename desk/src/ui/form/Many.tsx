import { Select } from 'antd'
import { useContext } from 'react'
import { ManySelect } from '../ManySelect'
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
  const list = Array.isArray(value) ? value : []
  const shared = {
    id,
    'aria-label': titleOf(name, node),
    // Choices that come from outside are words, also where the document holds numbers.
    value: isNumber && choices[name] ? list.map(String) : list,
    onChange: (next: (string | number)[]) => change(path, isNumber ? next.map(Number) : next),
    status: problems.has(id) ? ('error' as const) : ('' as const),
    style: { width: '100%' },
  }
  const options = known ?? (name === 'weekdays' ? WEEKDAYS : undefined)
  return (
    <div className={isBare ? '' : 'field'}>
      {!isBare && <label htmlFor={id}>{titleOf(name, node)}</label>}
      {options ? (
        <ManySelect {...shared} options={options} optionFilterProp="label" placeholder="选一个或几个" />
      ) : (
        <Select {...shared} mode="tags" options={[]} placeholder="输入后按回车" />
      )}
      {!isBare && <Problems path={path} />}
    </div>
  )
}
const WEEKDAYS = [...'一二三四五六日'].map((day, index) => ({ value: index + 1, label: `周${day}` }))
