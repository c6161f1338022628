import { Select } from 'antd'
import { useState } from 'react'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { meanScore } from '#shared/reach/feedback/voice'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { atPlace, placesWith } from '../../frame/places'
import { usePerson } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, momentText, percent } from '../../ui/words'
import { PlaceSelect } from './PlaceSelect'

type Answered = ActionOutput<'feedback.getVoice'>
type Counted = NonNullable<Answered['voice']>
const WEEKS = 4

/** A week of what members said: how many, how good, about what, and whether the shop kept its promise. */
export function Voice() {
  const mine = usePerson()
  const places = placesWith('reports', mine?.person ?? null, mine?.stores ?? [])
  const [chosen, setChosen] = useState<string | null>(null)
  const place = chosen ?? places[0] ?? null
  const [week, setWeek] = useState<BusinessDay | null>(null)
  const asked = useAsk('feedback.getVoice', place === null ? null : { ...atPlace(place), ...(week && { week }) })
  // The shop's week: its clock may be another than this computer's.
  const thisWeek = asked.answer?.thisWeek
  const weeks = thisWeek ? Array.from({ length: WEEKS }, (_, index) => addDays(thisWeek, -7 * index)) : []
  return (
    <div className="stack">
      <div className="acts">
        <Select
          aria-label="哪一周"
          value={week ?? thisWeek ?? null}
          options={weeks.map((value) => ({ value, label: `${dayText(value)} 起的一周` }))}
          onChange={setWeek}
          popupMatchSelectWidth={false}
        />
        {place !== null && <PlaceSelect places={places} place={place} onChange={setChosen} />}
      </div>
      <Answer asked={asked} lines={8}>
        {(answer) =>
          answer.voice ? (
            <Week answer={answer} voice={answer.voice} />
          ) : (
            <p className="empty">这一周还没有人打分或写意见；每天夜里 1:30 汇总一次</p>
          )
        }
      </Answer>
    </div>
  )
}

function Week({ answer, voice }: { answer: Answered; voice: Counted }) {
  const { before, countedAt, isPartial, stores } = answer
  return (
    <>
      <Card title="用户声音" hint={countedAt === null ? '' : `${momentText(countedAt)} 汇总的`}>
        <div className="figures">
          <Figure title="打分" value={grouped(countOf(voice))} unit="次" before={before && grouped(countOf(before))} />
          <Figure title="平均" value={meanText(voice)} unit="分" before={before && meanText(before)} />
          <Figure title="3 分以下" value={lowText(voice)} before={before && lowText(before)} />
          <Figure
            title="建议和投诉"
            value={grouped(voice.suggestions + voice.complaints)}
            unit="件"
            before={before && grouped(before.suggestions + before.complaints)}
          />
          <Figure
            title="按时答复"
            value={shareText(voice.answeredInTime, voice.tickets)}
            before={before && shareText(before.answeredInTime, before.tickets)}
          />
          <Figure
            title="会员说解决了"
            value={shareText(voice.solved, voice.solved + voice.unsolved)}
            before={before && shareText(before.solved, before.solved + before.unsolved)}
          />
        </div>
        {isPartial && <p className="warned after-figures">这一周的意见太多，这里只算了前 2 万条</p>}
      </Card>
      <div className="cards halves">
        <Card title="各打几分">
          <Scores scores={voice.scores} />
        </Card>
        <Card title="哪里不好" hint="3 分以下点的">
          <Rows
            name="哪里不好"
            rows={voice.reasons}
            keyOf={({ reason }) => reason}
            empty="没有人点"
            columns={[
              { title: '原因', of: ({ reason }) => reason },
              { title: '几次', of: ({ count }) => grouped(count), isFigure: true },
            ]}
          />
        </Card>
        <Card title="常出现的词" hint="至少 3 位会员写到的才列出来">
          {voice.words.length === 0 ? (
            <p className="soft">没有 3 位会员写到同一个词</p>
          ) : (
            <p className="chips">
              {voice.words.map(({ word, members }) => (
                <span key={word} className="chip">
                  {word} {members}
                </span>
              ))}
            </p>
          )}
        </Card>
        <Card title="按店员" hint="只给店里看；次数少的不要比">
          <Rows
            name="按店员"
            rows={voice.clerks}
            keyOf={({ staffId }) => staffId}
            empty="这一周的打分没有店员"
            columns={[
              { title: '店员', of: ({ name }) => name ?? '不在了的店员' },
              { title: '打分', of: ({ count }) => grouped(count), isFigure: true },
              { title: '平均', of: ({ sum, count }) => (sum / count).toFixed(1), isFigure: true },
              { title: '3 分以下', of: ({ low }) => grouped(low), isFigure: true },
            ]}
          />
        </Card>
      </div>
      {stores.length > 1 && (
        <Card title="按门店">
          <Rows
            name="按门店"
            rows={stores}
            keyOf={({ storeId }) => storeId}
            columns={[
              { title: '门店', of: ({ name, storeId }) => name ?? storeId },
              { title: '打分', of: (store) => grouped(countOf(store)), isFigure: true },
              { title: '平均', of: (store) => meanText(store), isFigure: true },
              { title: '要答复的', of: ({ tickets }) => grouped(tickets), isFigure: true },
            ]}
          />
        </Card>
      )}
    </>
  )
}

function Figure({
  title,
  value,
  unit,
  before,
}: {
  title: string
  value: string
  unit?: string
  before: string | null
}) {
  return (
    <div>
      <span className="soft small">{title}</span>
      <p className="big">
        {value}
        {unit && value !== NOTHING && <small>{unit}</small>}
      </p>
      <p className="soft small">上一周 {before ?? NOTHING}</p>
    </div>
  )
}

/** Each mark as a row with its share, so that it reads without colors and without the bars. */
function Scores({ scores }: { scores: readonly number[] }) {
  const all = scores.reduce((sum, each) => sum + each, 0)
  return (
    <Rows
      name="各打几分"
      rows={scores.map((count, index) => ({ score: index + 1, count })).reverse()}
      keyOf={({ score }) => String(score)}
      columns={[
        { title: '分', of: ({ score }) => `${score} 分` },
        { title: '几次', of: ({ count }) => grouped(count), isFigure: true },
        { title: '占', of: ({ count }) => (all === 0 ? NOTHING : percent(count / all)), isFigure: true },
      ]}
    />
  )
}

const NOTHING = '–'
type Scored = Pick<Counted, 'scores'>
const countOf = ({ scores }: Scored) => scores.reduce((sum, each) => sum + each, 0)
const meanText = ({ scores }: Scored) => meanScore(scores)?.toFixed(1) ?? NOTHING
const shareText = (part: number, whole: number) => (whole === 0 ? NOTHING : percent(part / whole))
const lowText = ({ scores }: Scored) => {
  const [one = 0, two = 0, three = 0] = scores
  return shareText(one + two + three, countOf({ scores: [...scores] }))
}
