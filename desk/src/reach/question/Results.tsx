import { Link } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText, percent } from '../../ui/words'

type FormResult = ActionOutput<'question.listResults'>['forms'][number]
type QuestionResult = FormResult['results'][number]

/** What members answered, form by form, as of last night. */
export function Results() {
  const asked = useAsk('question.listResults', {})
  return (
    <Answer asked={asked}>
      {({ forms }) =>
        forms.length === 0 ? (
          <p className="empty">
            还没有问卷。<Link to="/rules/question">写一份小问卷</Link>
          </p>
        ) : (
          <div className="stack">
            {forms.map((form) => (
              <FormCard key={form.formKey} form={form} />
            ))}
          </div>
        )
      }
    </Answer>
  )
}

function FormCard({ form }: { form: FormResult }) {
  const { title, isOpen, answered, promoterScore, countedAt, results } = form
  const hint = [`${grouped(answered)} 人答过`, countedAt === null ? '今晚汇总' : `${momentText(countedAt)} 汇总的`]
  return (
    <Card
      title={title}
      hint={hint.join(' · ')}
      act={<Status tone={isOpen ? 'good' : 'plain'}>{isOpen ? '开着' : '不收了'}</Status>}
    >
      {promoterScore !== null && (
        <p>
          推荐意愿（NPS） <strong>{promoterScore}</strong>
          <span className="soft small"> 9–10 分的占比减去 0–6 分的占比，−100 到 100</span>
        </p>
      )}
      {results.length === 0 ? (
        <p className="soft">满 5 个人答过才列出来；健康和孩子的信息只有人数</p>
      ) : (
        <div className="cards halves">
          {results.map((result) => (
            <QuestionRows key={result.key} result={result} />
          ))}
        </div>
      )}
    </Card>
  )
}

function QuestionRows({ result: { text, answered, counts, mean } }: { result: QuestionResult }) {
  return (
    <div>
      <p>
        <strong>{text}</strong>
        <span className="soft small">
          {' '}
          {grouped(answered)} 人{mean !== null && ` · 平均 ${mean.toFixed(1)}`}
        </span>
      </p>
      <Rows
        name={text}
        rows={counts}
        keyOf={({ words }) => words}
        columns={[
          { title: '回答', of: ({ words }) => words },
          { title: '人数', of: ({ count }) => grouped(count), isFigure: true },
          { title: '占', of: ({ count }) => percent(count / answered), isFigure: true },
        ]}
      />
    </div>
  )
}
