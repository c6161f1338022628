import { Checkbox, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { useAct } from '../../api/use-act'
import { useShopNow } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { DayInput } from '../../ui/DayInput'
import { Field } from '../../ui/Field'

interface Part<T> {
  isChanged: boolean
  /** Null removes the stored value. */
  value: T | null
}
const UNCHANGED = { isChanged: false, value: null }

/** Corrects nickname and birthday as the member has proved them; an empty field removes the stored value. */
export function CorrectDialog({ memberId, isOpen, onClose }: { memberId: string; isOpen: boolean; onClose(): void }) {
  const correct = useAct('member.correct')
  const today = businessDayOf(useShopNow())
  const [nickname, setNickname] = useState<Part<string>>(UNCHANGED)
  const [birthday, setBirthday] = useState<Part<BusinessDay>>(UNCHANGED)
  const clear = () => {
    setNickname(UNCHANGED)
    setBirthday(UNCHANGED)
  }
  return (
    <ActDialog
      title="更正资料"
      verb="更正"
      isOpen={isOpen}
      onClose={onClose}
      isRunning={correct.isRunning}
      error={correct.error}
      missing={nickname.isChanged || birthday.isChanged ? null : '勾上要更正的'}
      act={async (note) => {
        const done = await correct.run({
          memberId,
          ...(nickname.isChanged && { nickname: nickname.value?.trim() || null }),
          ...(birthday.isChanged && { birthday: birthday.value }),
          note,
        })
        if (done) clear()
        return done !== null
      }}
    >
      <p>原因里写凭什么改，如“本人出示证件”。手机号由会员自己在手机上重新验证。</p>
      <Choice label="昵称" part={nickname} onChange={setNickname}>
        {(id) => (
          <Input
            id={id}
            value={nickname.value ?? ''}
            maxLength={60}
            onChange={(event) => setNickname({ isChanged: true, value: event.target.value })}
          />
        )}
      </Choice>
      <Choice label="生日" part={birthday} onChange={setBirthday}>
        {(id) => (
          <DayInput
            id={id}
            value={birthday.value}
            max={today}
            onChange={(value) => setBirthday({ isChanged: true, value })}
          />
        )}
      </Choice>
    </ActDialog>
  )
}

interface ChoiceProps {
  label: string
  part: Part<string>
  onChange(part: { isChanged: boolean; value: null }): void
  children: (id: string) => ReactNode
}

function Choice({ label, part, onChange, children }: ChoiceProps) {
  return (
    <div className="choice">
      <Checkbox
        checked={part.isChanged}
        onChange={(event) => onChange({ isChanged: event.target.checked, value: null })}
      >
        更正{label}
      </Checkbox>
      {part.isChanged && (
        <Field label={`对的${label}`} help={part.value ? '' : '空着就是删去'}>
          {children}
        </Field>
      )}
    </div>
  )
}
