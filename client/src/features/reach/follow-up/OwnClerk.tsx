import { View } from '@tarojs/components'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Skeleton } from '../../../ui/Skeleton'
import styles from './GuestCard.module.scss'

/** A manager says whose the guest is: what is to be done for them goes to that clerk from now on. */
export function OwnClerk({ memberCode, storeId }: { memberCode: string; storeId: string }) {
  const { data, error, refresh } = useQuery('follow-up.getOwnClerk', { memberCode, storeId })
  const give = useMutation('follow-up.setOwnClerk', { onDone: () => void refresh() })
  if (error && !data) {
    return <ErrorNotice text={refusalText(error)} onRetry={() => void refresh()} />
  }
  if (!data) return <Skeleton rows={2} />
  const { own, clerks } = data
  const keep = (staffId: string | null) => void give.run({ memberCode, storeId, staffId })
  return (
    <View className={styles.chips}>
      <View className={styles.noted}>
        {own ? `归 ${own.name}${own.isNamed ? '' : '（扫他的码入会）'}` : '还没有专属店员，归门店'}
      </View>
      {give.error ? <Notice tone="danger">{refusalText(give.error)}</Notice> : null}
      <Card inset="rows">
        {clerks
          .filter(({ staffId }) => staffId !== own?.staffId)
          .map(({ staffId, name }) => (
            <ListRow key={staffId} title={`交给 ${name}`} disabled={give.running} onClick={() => keep(staffId)} />
          ))}
      </Card>
      {own?.isNamed ? (
        <Button kind="quiet" disabled={give.running} onClick={() => keep(null)}>
          不再指定
        </Button>
      ) : null}
    </View>
  )
}
