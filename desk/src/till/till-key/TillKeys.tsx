import { Button } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'
import { NewKeyDialog } from './NewKeyDialog'

type Key = ActionOutput<'till-key.list'>['keys'][number]

/** The key of each till, and when the till last reported. */
export function TillKeys() {
  const asked = useAsk('till-key.list', {})
  const [made, setMade] = useState<{ storeId: string | null; name?: string } | null>(null)
  const [revoked, setRevoked] = useState<Key | null>(null)
  return (
    <div className="stack">
      <Card
        title="收银机密钥"
        hint="每家店最多两把同时有效：换的时候先做新的，收银机换上以后再停旧的"
        act={
          <Button type="primary" onClick={() => setMade({ storeId: null })}>
            做一把密钥
          </Button>
        }
      >
        <Answer asked={asked}>
          {({ keys }) => (
            <KeyRows keys={keys} onRotate={({ storeId, name }) => setMade({ storeId, name })} onRevoke={setRevoked} />
          )}
        </Answer>
      </Card>
      {made && <NewKeyDialog {...made} onClose={() => setMade(null)} />}
      <RevokeDialog revoked={revoked} onClose={() => setRevoked(null)} />
    </div>
  )
}

interface KeyRowsProps {
  keys: readonly Key[]
  onRotate(key: Key): void
  onRevoke(key: Key): void
}

function KeyRows({ keys, onRotate, onRevoke }: KeyRowsProps) {
  const stores = useStores()
  return (
    <Rows
      name="收银机密钥"
      rows={[...keys].sort((a, b) => Number(a.revoked !== null) - Number(b.revoked !== null) || b.madeAt - a.madeAt)}
      keyOf={({ keyId }) => keyId}
      empty="还没有收银机接进来。手机收银台不用密钥"
      columns={[
        {
          title: '收银机',
          of: ({ name, keyId }) => (
            <>
              <strong>{name}</strong>
              <small className="code">{keyId}</small>
            </>
          ),
        },
        { title: '门店', of: ({ storeId }) => stores.nameOf(storeId) },
        { title: '谁做的', of: ({ madeBy, madeAt }) => `${madeBy}，${momentText(madeAt)}`, isExtra: true },
        {
          title: '最后一次用',
          of: ({ usedAt }) => (usedAt === null ? <span className="soft">还没有用过</span> : momentText(usedAt)),
        },
        {
          title: '状态',
          of: ({ revoked }) =>
            revoked === null ? (
              <Status tone="good">有效</Status>
            ) : (
              <>
                <Status tone="plain">停了</Status>
                <small>
                  {revoked.by}，{momentText(revoked.at)}“{revoked.note}”
                </small>
              </>
            ),
        },
        {
          title: '操作',
          of: (key) =>
            key.revoked === null && (
              <>
                <Button type="link" size="small" onClick={() => onRotate(key)}>
                  换一把
                </Button>
                <Button type="link" size="small" danger onClick={() => onRevoke(key)}>
                  停用
                </Button>
              </>
            ),
          isFigure: true,
        },
      ]}
    />
  )
}

function RevokeDialog({ revoked, onClose }: { revoked: Key | null; onClose(): void }) {
  const revoke = useAct('till-key.revoke')
  const by = useOwnName()
  return (
    <ActDialog
      title={`停用“${revoked?.name ?? ''}”，编号尾 ${revoked?.keyId.slice(-4) ?? ''}`}
      verb="停用这把密钥"
      isOpen={revoked !== null}
      onClose={onClose}
      isRunning={revoke.isRunning}
      error={revoke.error}
      isDestructive
      act={async (note) => revoked !== null && (await revoke.run({ keyId: revoked.keyId, by, note })) !== null}
    >
      <p>从下一次请求起，用它的收银机就记不了消费，也不能恢复。先确认收银机已经换上新的。</p>
      {revoked?.usedAt && <p className="warned">它最后一次用是 {momentText(revoked.usedAt)}</p>}
    </ActDialog>
  )
}
