import { View } from '@tarojs/components'
import { parseBusinessDay } from '#shared/kernel/business-day'
import { shopToday } from '../../../api/shop-clock'
import { Card } from '../../../ui/Card'
import { classNames } from '../../../ui/class-names'
import { Field } from '../../../ui/Field'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import { type Answer, type Asked, figuresOf, withChoice } from './form-answers'
import styles from './question.module.scss'

interface Props {
  question: Asked
  answer: Answer | undefined
  onChange: (answer: Answer) => void
}

/** How one question is answered. A kind that this version does not know can only be skipped. */
export function AnswerField({ question, answer, onChange }: Props) {
  const { kind, key, text, options } = question
  if (kind === 'date') {
    const set = (value: string) => {
      const day = parseBusinessDay(value)
      if (day) onChange({ key, day })
    }
    return (
      <Card>
        <Field label="哪一天" kind="date" value={answer?.day ?? ''} startAt={shopToday()} onChange={set} />
      </Card>
    )
  }
  if (kind === 'rating' || kind === 'scale') {
    return (
      <Card>
        <View className={styles.figures} role="radiogroup" ariaRole="radiogroup" aria-label={text}>
          {figuresOf(question).map((figure) => (
            <Pressable
              key={figure}
              role="radio"
              isOn={answer?.figure === figure}
              className={classNames(styles.figure, answer?.figure === figure && styles.chosen)}
              onClick={() => onChange({ key, figure })}
            >
              {String(figure)}
            </Pressable>
          ))}
        </View>
        <View className={styles.ends}>
          <View>{kind === 'scale' ? '不会' : '很差'}</View>
          <View>{kind === 'scale' ? '很愿意' : '很好'}</View>
        </View>
      </Card>
    )
  }
  const isSingle = kind === 'choice'
  return (
    <View className={styles.options}>
      {options.map((option) => {
        const isOn = answer?.choices?.includes(option.key) ?? false
        return (
          <Pressable
            key={option.key}
            role={isSingle ? 'radio' : 'switch'}
            isOn={isOn}
            className={classNames(styles.option, isOn && styles.picked)}
            onClick={() => onChange(withChoice(question, answer, option.key))}
          >
            <View className={styles.optionText}>{option.text}</View>
            <View className={classNames(styles.box, !isSingle && styles.square, isOn && styles.boxOn)}>
              {isOn ? <Icon name="check" size={14} /> : null}
            </View>
          </Pressable>
        )
      })}
    </View>
  )
}
