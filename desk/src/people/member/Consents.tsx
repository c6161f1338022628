import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { momentText } from '../../ui/words'
import { purposeTitle } from './purpose-title'

/** What a member agrees to now, and their earlier answers; only the member can change it. */
export function Consents({
  memberId,
  consents,
}: {
  memberId: string
  consents: ActionOutput<'member-page.get'>['consents']
}) {
  const { now, wordings } = consents
  const [isOpen, setOpen] = useState(false)
  const history = useAsk('privacy.listConsents', isOpen ? { memberId } : null)
  return (
    <Card title="同意" hint="只有会员自己能开、能关">
      <ul className="plain-list">
        {wordings.map(({ purpose, version }) => {
          const consent = now.find((each) => each.purpose === purpose)
          return (
            <li key={purpose}>
              <span className="line">
                <strong>{purposeTitle(purpose)}</strong>
                <Status tone={consent?.isInForce ? 'good' : 'plain'}>{standText(consent)}</Status>
              </span>
              <span className="soft small">
                现在的说法是第 {version} 版{consent && `，${momentText(consent.at)} 答的第 ${consent.version} 版`}
              </span>
            </li>
          )
        })}
      </ul>
      <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        什么时候改过
      </button>
      {isOpen && (
        <Answer asked={history} lines={2}>
          {({ changes }) => (
            <ul className="plain-list small">
              {changes.length === 0 && <li className="soft">没有改过</li>}
              {changes.map(({ purpose, isGranted, version, at }) => (
                <li key={`${purpose} ${at}`}>
                  {momentText(at)} {isGranted ? '同意' : '撤回'}“{purposeTitle(purpose)}”第 {version} 版
                </li>
              ))}
            </ul>
          )}
        </Answer>
      )}
    </Card>
  )
}

function standText(consent: { isGranted: boolean; isInForce: boolean } | undefined): string {
  if (!consent) return '没有问过'
  if (consent.isInForce) return '同意'
  return consent.isGranted ? '同意的是旧说法' : '不同意'
}
