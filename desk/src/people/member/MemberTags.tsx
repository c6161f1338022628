import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { Card } from '../../ui/Page'
import { dayText } from '../../ui/words'

const STATES = {
  withdrawn: '这位会员没有同意打标签',
  gone: '已经不是会员',
  unseen: '今晚第一次打标签',
} as const

/** Every tag with its reason; manual tags can be added and removed. */
export function MemberTags({ memberId, held }: { memberId: string; held: ActionOutput<'tag.getMember'> }) {
  const { tags, state } = held
  const detach = useAct('tag.detach')
  const [isAdding, setAdding] = useState(false)
  return (
    <Card
      title="标签"
      act={
        <Button type="link" size="small" onClick={() => setAdding(true)}>
          加标签
        </Button>
      }
    >
      {tags.length === 0 && <p className="soft">{state === 'kept' ? '没有标签' : STATES[state]}</p>}
      <ul className="plain-list">
        {tags.map(({ key, name, by, why, who, note, sinceDay }) => (
          <li key={key}>
            <span className="line">
              <span className="chip">{name}</span>
              {by === 'hand' && (
                <Button type="link" size="small" onClick={() => void detach.run({ key, memberIds: [memberId] })}>
                  拿掉
                </Button>
              )}
            </span>
            <p className="soft small">
              {by === 'hand' ? `${who ?? '手工'} ${dayText(sinceDay)}${note ? `：“${note}”` : ''}` : why.join('；')}
            </p>
          </li>
        ))}
      </ul>
      <AttachDialog memberId={memberId} isOpen={isAdding} onClose={() => setAdding(false)} />
    </Card>
  )
}

function AttachDialog({ memberId, isOpen, onClose }: { memberId: string; isOpen: boolean; onClose(): void }) {
  const tags = useAsk('tag.list', isOpen ? {} : null).answer?.tags ?? []
  const attach = useAct('tag.attach')
  const [key, setKey] = useState<string | null>(null)
  const who = useOwnName()
  return (
    <ActDialog
      title="加标签"
      verb="加上"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={attach.isRunning}
      error={attach.error}
      missing={key === null ? '选一个手工标签' : null}
      act={async (note) => key !== null && (await attach.run({ key, memberIds: [memberId], who, note })) !== null}
    >
      <Field label="哪一个" help="自动标签由规则打上，每天重算，不能手工加">
        {(id) => (
          <Select
            id={id}
            value={key}
            onChange={setKey}
            placeholder="手工标签"
            options={tags.filter(({ by }) => by === 'hand').map(({ key: value, name }) => ({ value, label: name }))}
          />
        )}
      </Field>
    </ActDialog>
  )
}
