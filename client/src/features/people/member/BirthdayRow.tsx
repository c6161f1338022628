import { useState } from 'react'
import { type BusinessDay, parseBusinessDay } from '#shared/kernel/business-day'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { birthdayBrings } from './profile-text'
import type { Profile } from './use-profile'

interface Props {
  birthdayMasked: string | null
  /** What the shop gives for a birthday now. When it is empty, the member is not asked for the day. */
  gifts: { title: string; leadDays: number }[]
  onSaved: (profile: Profile) => void
}

const FROM = '1920-01-01'
/** Where the wheels start: the middle of the years in which members are born. */
const START_AT = '1992-06-15'

/** The birthday: set once, and asked for only where it brings something. For use in a `Card inset="rows"`. */
export function BirthdayRow({ birthdayMasked, gifts, onSaved }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [day, setDay] = useState<BusinessDay | null>(null)
  const { run, running, error } = useMutation('member.updateProfile', {
    onDone: (profile) => {
      setIsOpen(false)
      onSaved(profile)
    },
  })
  if (birthdayMasked !== null) return <ListRow title="生日" value={birthdayMasked} />
  if (gifts.length === 0) return null
  const fill = (
    <Button kind="quiet" size="small" label="填写生日" onClick={() => setIsOpen(true)}>
      填写
    </Button>
  )
  return (
    <>
      <ListRow title="生日" note={birthdayBrings(gifts)} value={fill} />
      <Sheet
        open={isOpen}
        title="填写生日"
        onClose={() => setIsOpen(false)}
        footer={
          <Button loading={running} disabled={day === null} onClick={() => day && void run({ birthday: day })}>
            保存
          </Button>
        }
      >
        <Field
          kind="date"
          label="生日"
          value={day ?? ''}
          onChange={(chosen) => setDay(parseBusinessDay(chosen))}
          from={FROM}
          startAt={START_AT}
          hint={`${birthdayBrings(gifts)}。只用来送礼，加密保存；保存后不能再改`}
        />
        {error ? <Notice tone="danger">{refusalText(error)}</Notice> : null}
      </Sheet>
    </>
  )
}
