import { View } from '@tarojs/components'
import { useState } from 'react'
import { CONSENT_VERSIONS, type ConsentPurpose } from '#shared/people/member/consent'
import type { ActionOutput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { SwitchRow } from '../../../ui/SwitchRow'
import styles from './ConsentList.module.scss'
import { CONSENT_TEXTS } from './consent-texts'
import { instantText } from './instant-text'

type Profile = ActionOutput<'member.setConsent'>
type ConsentState = Profile['consents'][number]

type Props = { consents: readonly ConsentState[]; onAnswered: (profile: Profile) => void }

/** One switch for each purpose, so that withdrawing is as easy as agreeing. */
export function ConsentList({ consents, onAnswered }: Props) {
  const [changing, setChanging] = useState<ConsentPurpose | null>(null)
  const setConsent = useMutation('member.setConsent', { onDone: onAnswered })
  const change = (purpose: ConsentPurpose, isGranted: boolean) => {
    setChanging(purpose)
    void setConsent.run({ purpose, isGranted })
  }
  const { running, error } = setConsent
  return (
    <>
      {error ? <Notice tone="danger">{refusalText(error)}</Notice> : null}
      <Card inset="rows">
        {consents.map((consent) => (
          <ConsentRow
            key={consent.purpose}
            consent={consent}
            isBusy={running && changing === consent.purpose}
            isBlocked={running && changing !== consent.purpose}
            onChange={(isGranted) => change(consent.purpose, isGranted)}
          />
        ))}
      </Card>
    </>
  )
}

type RowProps = {
  consent: ConsentState
  isBusy: boolean
  isBlocked: boolean
  onChange: (isGranted: boolean) => void
}

function ConsentRow({ consent, isBusy, isBlocked, onChange }: RowProps) {
  const { purpose, isGranted, version } = consent
  const { title, text } = CONSENT_TEXTS[purpose]
  // Nobody can agree to a wording that this version of the phone does not know; withdrawing is always possible.
  const isUnreadable = version !== CONSENT_VERSIONS[purpose]
  return (
    <>
      <SwitchRow
        title={title}
        note={isUnreadable ? '说明有新的版本，关闭小程序后重新打开就能看到。' : text}
        isOn={isGranted}
        onChange={onChange}
        busy={isBusy}
        disabled={isBlocked || (isUnreadable && !isGranted)}
      />
      <View className={styles.state}>{stateText(consent)}</View>
    </>
  )
}

function stateText({ version, isGranted, at }: ConsentState): string {
  const choice = at === null ? '还没有选过' : `${instantText(at)} ${isGranted ? '同意' : '更改'}`
  return `说明第 ${version} 版 · ${choice}`
}
