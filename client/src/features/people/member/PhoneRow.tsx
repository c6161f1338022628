import { Button } from '../../../ui/Button'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { usePhoneBinding } from './use-phone-binding'
import type { Profile } from './use-profile'

type Props = { phoneMasked: string | null; onBound: (profile: Profile) => void }

/** The visible part of the number, and WeChat's button to give or change it. For use in a `Card inset="rows"`. */
export function PhoneRow({ phoneMasked, onBound }: Props) {
  const { button, running, answer } = usePhoneBinding(onBound)
  const isBound = phoneMasked !== null
  return (
    <>
      <ListRow
        title="手机号"
        note={phoneMasked ?? '在门店留过这个号码的，确认后消费和积分会并进来；不绑定也照常使用'}
        value={
          <Button kind="quiet" size="small" loading={running} label={isBound ? '更换手机号' : '绑定手机号'} {...button}>
            {isBound ? '更换' : '绑定'}
          </Button>
        }
      />
      {answer ? <Notice tone={answer.tone}>{answer.text}</Notice> : null}
    </>
  )
}
