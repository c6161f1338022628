import { View } from '@tarojs/components'
import { useState } from 'react'
import { classNames } from '../../../ui/class-names'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import styles from './Table.module.scss'

type Props = {
  /** The subject of the table, for screen readers. */
  title: string
  head: readonly string[]
  /** The first cell of each row is its name. */
  rows: readonly (readonly string[])[]
}

/** Figures in columns. A table wider than the screen scrolls sideways while the page stays still. */
export function Table({ title, head, rows }: Props) {
  return (
    <View className={styles.scroll}>
      {/* Who has a keyboard pushes the table through it. */}
      <View className={styles.table} role="table" aria-label={title} tabIndex={0}>
        <View className={styles.row} role="row">
          {head.map((name) => (
            <View key={name} className={classNames(styles.cell, styles.head)} role="columnheader">
              {name}
            </View>
          ))}
        </View>
        {rows.map((cells) => (
          <View key={cells[0]} className={styles.row} role="row">
            {cells.map((cell, column) => (
              <View
                key={head[column] ?? column}
                className={classNames(styles.cell, column === 0 && styles.name)}
                role={column === 0 ? 'rowheader' : 'cell'}
              >
                {cell}
              </View>
            ))}
          </View>
        ))}
      </View>
    </View>
  )
}

/** The figures behind a chart, shown after one tap. */
export function FoldedTable(props: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Pressable
        className={styles.fold}
        onClick={() => setOpen(!isOpen)}
        label={`${isOpen ? '收起' : '展开'}${props.title}`}
      >
        {isOpen ? '收起数字' : '看每天的数字'}
        <Icon name="forward" size={14} className={classNames(styles.arrow, isOpen && styles.open)} />
      </Pressable>
      {isOpen ? <Table {...props} /> : null}
    </>
  )
}
