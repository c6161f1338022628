import type { ActionOutput } from '../../api/request'
import { dayText, grouped, percent } from '../../ui/words'

type Layer = ActionOutput<'lifecycle.getPyramid'>['layers'][number]

/** The layers from the widest down, each with those who went on and those who fell silent on it. */
export function Pyramid({ layers, beforeDay }: { layers: readonly Layer[]; beforeDay: string | null }) {
  const widest = Math.max(1, layers[0]?.members ?? 0)
  return (
    <ol className="pyramid">
      {layers.map((layer) => (
        <li key={layer.milestone}>
          <div className="pyramid-row">
            <strong>{layer.name}</strong>
            <span className="pyramid-bar" aria-hidden="true">
              <i style={{ width: `${(100 * layer.members) / widest}%` }} />
            </span>
            <span className="figure">
              {grouped(layer.members)} 人{changeText(layer)}
            </span>
          </div>
          <p className="soft small">
            {stayedText(layer)}
            {layer.above !== null && layer.members > 0 && (
              <>
                {' · '}
                <b>{percent(layer.above / layer.members)}</b> 走到下一层
              </>
            )}
          </p>
        </li>
      ))}
      {beforeDay && <li className="soft small">括号里是比 {dayText(beforeDay)} 多了或少了几位</li>}
    </ol>
  )
}

function changeText({ members, before }: Layer): string {
  if (before === null || before === members) return ''
  return members > before ? `（+${grouped(members - before)}）` : `（−${grouped(before - members)}）`
}

function stayedText({ awake, silent }: Layer): string {
  const parts = [
    ['还在来', awake],
    ['有流失风险', silent.atRisk],
    ['沉睡', silent.asleep],
    ['流失', silent.lost],
  ] as const
  const there = parts.filter(([, members]) => members > 0).map(([name, members]) => `${name} ${grouped(members)}`)
  return there.length > 0 ? `停在这一层：${there.join('、')}` : '没有人停在这一层'
}
