import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { grouped } from '../../ui/words'
import type { JourneyLine } from './words'

type Act = 'pause' | 'resume' | 'end' | 'kill'
const VERBS: Record<Act, string> = { pause: '暂停', resume: '继续', end: '不再进人', kill: '全部停掉' }
const POSSIBLE: Record<string, readonly Act[]> = {
  live: ['pause', 'end', 'kill'],
  paused: ['resume', 'end', 'kill'],
  ending: ['pause', 'kill'],
}

/** What stops a journey, or lets it go on: each with what becomes of the members in it. */
export function JourneyActs({ journey }: { journey: JourneyLine }) {
  const [chosen, setChosen] = useState<Act | null>(null)
  const acts = POSSIBLE[journey.state] ?? []
  return (
    <>
      {acts.map((act) => (
        <Button key={act} danger={act === 'kill'} onClick={() => setChosen(act)}>
          {VERBS[act]}
        </Button>
      ))}
      <StopDialog journey={journey} act={chosen} onClose={() => setChosen(null)} />
    </>
  )
}

function StopDialog({ journey, act, onClose }: { journey: JourneyLine; act: Act | null; onClose(): void }) {
  const run = {
    pause: useAct('journey.pause'),
    resume: useAct('journey.resume'),
    end: useAct('journey.end'),
    kill: useAct('journey.killAll'),
  }
  const by = useOwnName()
  const { journeyId, waiting } = journey
  const people = `${grouped(waiting)} 位会员`
  const TEXTS: Record<Act, string> = {
    pause: `不再进人，走到一半的 ${people}停在原地。随时可以继续。`,
    resume: `会员又能进来，停着的 ${people}接着走；到了时间的几分钟内办完。`,
    end: `不再进人，走到一半的 ${people}走完为止。`,
    kill: `${people}马上退出，什么也不再发。已经发出的券和积分照用。不能恢复，要再做只能重新开始。`,
  }
  const running = act ? run[act] : null
  return (
    <ActDialog
      title={`${act ? VERBS[act] : ''}“${journey.name}”`}
      verb={act ? VERBS[act] : ''}
      isOpen={act !== null}
      onClose={onClose}
      isRunning={running?.isRunning ?? false}
      error={running?.error ?? null}
      isDestructive={act === 'kill'}
      act={async (note) => act !== null && (await run[act].run({ journeyId, note, by })) !== null}
    >
      <p>{act && TEXTS[act]}</p>
    </ActDialog>
  )
}

/** Everything at once, for a day on which something goes wrong. */
export function KillAll({ running, waiting }: { running: number; waiting: number }) {
  const [isOpen, setOpen] = useState(false)
  const kill = useAct('journey.killAll')
  const by = useOwnName()
  return (
    <>
      <Button danger disabled={running === 0} onClick={() => setOpen(true)}>
        全部旅程停掉
      </Button>
      <ActDialog
        title="全部旅程停掉"
        verb={`停掉 ${running} 个旅程`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        isRunning={kill.isRunning}
        error={kill.error}
        isDestructive
        act={async (note) => (await kill.run({ journeyId: null, note, by })) !== null}
      >
        <p>
          {running} 个旅程里的 {grouped(waiting)} 位会员马上退出，什么也不再发。不能恢复，要再做只能一个一个重新开始。
        </p>
      </ActDialog>
    </>
  )
}
