import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { REASON_TEXT } from '#shared/reach/webhook/call'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName, usePerson } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Answer, Empty } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'
import { AllowDialog } from './AllowDialog'
import { toldWords } from './told-words'

type Address = ActionOutput<'webhook.list'>['addresses'][number]

/** Which other systems are told of a member's step or of an incident, and what became of it. */
export function AddressesPage() {
  const asked = useAsk('webhook.list', {})
  const [allowing, setAllowing] = useState<Address | null>(null)
  const [forbidden, setForbidden] = useState<Address | null>(null)
  return (
    <Page
      under={{ to: '/journeys', title: '旅程' }}
      title="对外地址"
      hint="旅程走到“通知别的系统”、店里开了事件，只告诉这些网址，不带会员号、电话和姓名"
      acts={<Link to="/rules/webhook">加地址、改网址</Link>}
    >
      <Card>
        <Answer asked={asked} lines={4}>
          {({ addresses }) => <AddressRows addresses={addresses} onAllow={setAllowing} onForbid={setForbidden} />}
        </Answer>
      </Card>
      {allowing && <AllowDialog address={allowing} onClose={() => setAllowing(null)} />}
      <ForbidDialog forbidden={forbidden} onClose={() => setForbidden(null)} />
    </Page>
  )
}

interface AddressRowsProps {
  addresses: readonly Address[]
  onAllow(address: Address): void
  onForbid(address: Address): void
}

function AddressRows({ addresses, onAllow, onForbid }: AddressRowsProps) {
  const isOwner = usePerson()?.person.isOwner ?? false
  return (
    <Rows
      name="对外地址"
      rows={addresses}
      keyOf={({ key }) => key}
      empty={<Empty>还没有地址。先在规则“对外地址”里写网址，批准以后店主在这里放行</Empty>}
      columns={[
        {
          title: '系统',
          of: ({ title, url }) => (
            <>
              <strong>{title}</strong>
              <small className="code">{url}</small>
            </>
          ),
        },
        { title: '告诉它什么', of: ({ tells }) => toldWords(tells) },
        { title: '最近 30 天', of: ({ calls }) => <Calls calls={calls} /> },
        { title: '状态', of: (address) => <State {...address} /> },
        {
          title: '操作',
          of: (address) => (
            <>
              {isOwner && (
                <Button type="link" size="small" onClick={() => onAllow(address)}>
                  {address.allowed === null ? '放行' : '换密钥'}
                </Button>
              )}
              {address.allowed !== null && (
                <Button type="link" size="small" danger onClick={() => onForbid(address)}>
                  马上停
                </Button>
              )}
            </>
          ),
          isFigure: true,
        },
      ]}
    />
  )
}

function State({ isOn, allowed }: Pick<Address, 'isOn' | 'allowed'>) {
  if (!isOn) return <Status tone="plain">规则里关着</Status>
  if (allowed === null) return <Status tone="watch">等店主放行</Status>
  return (
    <>
      <Status tone="good">通</Status>
      <small>
        {allowed.by}，{momentText(allowed.at)}
      </small>
    </>
  )
}

/** What arrived, and the rest by its reason: what is unknown is never counted as arrived. */
function Calls({ calls }: Pick<Address, 'calls'>) {
  const countOf = (state: string) =>
    calls.filter((each) => each.state === state).reduce((sum, { count }) => sum + count, 0)
  if (calls.length === 0) return <span className="soft">没有通知过</span>
  const rest = calls.filter(({ state }) => state === 'refused' || state === 'unknown')
  return (
    <>
      送到 {grouped(countOf('sent'))}，没送到 {grouped(countOf('refused'))}，不知道 {grouped(countOf('unknown'))}
      {rest.map(({ state, why, count }) => (
        <small key={`${state}|${why}`}>
          {(why && REASON_TEXT[why as keyof typeof REASON_TEXT]) ?? '别的原因'}：{grouped(count)}
        </small>
      ))}
    </>
  )
}

function ForbidDialog({ forbidden, onClose }: { forbidden: Address | null; onClose(): void }) {
  const forbid = useAct('webhook.forbid')
  const by = useOwnName()
  return (
    <ActDialog
      title={`不再通知“${forbidden?.title ?? ''}”`}
      verb="马上停"
      isOpen={forbidden !== null}
      onClose={onClose}
      isRunning={forbid.isRunning}
      error={forbid.error}
      isDestructive
      act={async (note) => forbidden !== null && (await forbid.run({ key: forbidden.key, by, note })) !== null}
    >
      <p>旅程照样走，走到这一步就跳过；事件照样开，只是不再告诉它。只有店主能再放行，放行要换一把新的密钥。</p>
    </ActDialog>
  )
}
