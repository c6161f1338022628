import { Button } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { usePages } from '../../api/use-pages'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { momentText } from '../../ui/words'
import { ChangesBack } from './Changes'

type Version = ActionOutput<'settings.history'>['versions'][number]

/** Who changed the document, when and why. Any earlier version can be put in force again, as a new version. */
export function History({ setting, version }: { setting: string; version: number }) {
  const list = usePages(
    'settings.history',
    { setting },
    ({ versions }) => {
      const last = versions.at(-1)
      return last && last.version > 1 ? { setting, beforeVersion: last.version } : null
    },
    ({ versions }) => versions,
  )
  const [chosen, setChosen] = useState<Version | null>(null)
  const current = list.asked.answer?.find((each) => each.version === version)
  return (
    <Card title="谁改过" hint={`现行第 ${version} 版`}>
      <Answer asked={list.asked}>
        {(rows) => (
          <ul className="plain-list">
            {rows.map((row) => (
              <li key={row.version}>
                <span className="line">
                  <strong>
                    第 {row.version} 版{row.version === version ? '，现行' : ''}
                  </strong>
                  {row.version !== version && (
                    <Button type="link" size="small" onClick={() => setChosen(row)}>
                      回到第 {row.version} 版
                    </Button>
                  )}
                </span>
                <p className="soft small">
                  {row.by} 提{row.approvedBy ? `，${row.approvedBy} 批` : ''}{' '}
                  {row.at > 0 ? ` · ${momentText(row.at)}` : ''} · “{row.note}”
                </p>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {list.more.has && (
        <Button type="link" size="small" loading={list.more.isAsking} onClick={list.more.ask}>
          更早
        </Button>
      )}
      <RollBack setting={setting} chosen={chosen} today={current?.value} onClose={() => setChosen(null)} />
    </Card>
  )
}

interface RollBackProps {
  setting: string
  chosen: Version | null
  today: unknown
  onClose(): void
}

function RollBack({ setting, chosen, today, onClose }: RollBackProps) {
  const rollBack = useAct('settings.rollBack')
  const by = useOwnName()
  return (
    <ActDialog
      title={`回到第 ${chosen?.version ?? ''} 版`}
      verb="回到这版"
      isOpen={chosen !== null}
      onClose={onClose}
      isRunning={rollBack.isRunning}
      error={rollBack.error}
      act={async (note) =>
        chosen !== null && (await rollBack.run({ setting, toVersion: chosen.version, by, note })) !== null
      }
    >
      <p className="soft small">划掉的是现在的，后面是批准以后的</p>
      {chosen && <ChangesBack setting={setting} before={today} after={chosen.value} />}
    </ActDialog>
  )
}
