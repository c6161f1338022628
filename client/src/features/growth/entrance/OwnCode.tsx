import { Image, View } from '@tarojs/components'
import { errorNoticeOf } from '../../../api/refusal-text'
import { useQuery } from '../../../api/use-query'
import { Card } from '../../../ui/Card'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ListRow } from '../../../ui/ListRow'
import { NO_ALT } from '../../../ui/no-alt'
import { Skeleton } from '../../../ui/Skeleton'
import styles from './OwnCode.module.scss'

/** A clerk's own code, big enough to be scanned from the phone; made when it is first asked for. */
export function OwnCode({ storeId, name }: { storeId: string; name: string }) {
  const { data, error, loading, refresh } = useQuery('entrance.getOwn', { storeId }, { keep: true })
  if (!data && error && !loading) return <ErrorNotice {...errorNoticeOf(error)} onRetry={() => void refresh()} />
  if (!data) return <Skeleton shape="card" />
  return (
    <>
      <Card>
        <Image
          {...NO_ALT}
          className={styles.picture}
          src={`data:image/png;base64,${data.picture}`}
          mode="aspectFit"
          showMenuByLongpress
          aria-label={`${name}的店员码`}
          role="img"
          ariaRole="img"
        />
        <View className={styles.words}>请客人用微信扫一扫。从这里入会的，是你照顾的客人</View>
      </Card>
      <Card inset="rows">
        <ListRow title="从这里入会的" value={`${data.brought} 位`} valueTone="strong" />
      </Card>
    </>
  )
}
