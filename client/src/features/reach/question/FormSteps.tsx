import { View } from '@tarojs/components'
import { useState } from 'react'
import { SENSITIVE_VERSION } from '#shared/reach/question/form'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { ProgressBar } from '../../../ui/ProgressBar'
import { AnswerField } from './AnswerField'
import { ConsentStep } from './ConsentStep'
import { type Answer, type AskedForm, isAnswered } from './form-answers'
import styles from './question.module.scss'

interface Props {
  form: AskedForm
  onDone: (pointsPaid: number) => void
  /** The form may be closed by now, or ask something else. */
  onOutdated: () => void
}

/** One question at a time; a sensitive form begins with its own consent. Nothing is sent before the last one. */
export function FormSteps({ form, onDone, onOutdated }: Props) {
  const [consent, setConsent] = useState<{ isGuardian: boolean } | null>(null)
  const [answers, setAnswers] = useState<Record<string, Answer>>({})
  const [step, setStep] = useState(0)
  const send = useMutation('question.answer', {
    onDone: ({ pointsPaid }) => onDone(pointsPaid),
    onError: ({ code }) => {
      if (code === 'QUESTION_CLOSED') onOutdated()
    },
  })
  const { formKey, sensitive, questions, about } = form
  if (sensitive !== null && consent === null) {
    return <ConsentStep sensitive={sensitive} about={about} onAgreed={setConsent} />
  }
  const question = questions[step]
  if (!question) return null
  const given = answers[question.key]
  const isLast = step === questions.length - 1
  const go = (kept: Record<string, Answer>) => {
    setAnswers(kept)
    if (!isLast) return setStep(step + 1)
    const all = questions.flatMap(({ key }) => kept[key] ?? [])
    if (all.length === 0) return onDone(0)
    const agreed = consent && { version: SENSITIVE_VERSION, isGuardian: consent.isGuardian }
    void send.run({ formKey, answers: all, consent: agreed })
  }
  const skip = () => {
    const { [question.key]: _skipped, ...kept } = answers
    go(kept)
  }
  return (
    <>
      <ProgressBar value={step + 1} total={questions.length} label={`第 ${step + 1} 题，共 ${questions.length} 题`} />
      <View className={styles.question} role="heading" ariaRole="heading" aria-level={2}>
        {question.text}
      </View>
      <View className={styles.note}>
        {[question.kind === 'choices' && '可以选几样', step === 0 ? about : '没有对错'].filter(Boolean).join(' · ')}
      </View>
      <View className={styles.answer}>
        <AnswerField
          question={question}
          answer={given}
          onChange={(answer) => setAnswers({ ...answers, [question.key]: answer })}
        />
      </View>
      {send.error ? <Notice tone="danger">{refusalText(send.error)}</Notice> : null}
      <View className={styles.acts}>
        {question.isOptional ? (
          <Button kind="quiet" disabled={send.running} onClick={skip}>
            跳过
          </Button>
        ) : null}
        <Button loading={send.running} disabled={!isAnswered(given)} onClick={() => go(answers)}>
          {isLast ? '说完了' : '下一题'}
        </Button>
      </View>
    </>
  )
}
