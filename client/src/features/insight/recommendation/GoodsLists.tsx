import { useQuery } from '../../../api/use-query'
import { AgainList } from './AgainList'
import { LikedList } from './LikedList'

interface Props {
  /** False until the page has what it is for. */
  mayAsk: boolean
  onCode: () => void
}

const AGAIN_MAX = 1
const LIKED_MAX = 2
/** Made once in the night; an act on this phone, such as refusing one, asks again at once. */
const FRESH_MS = 600_000

/** The first of what is suggested, on pages that are for something else: an extra, and nothing where there is none. */
export function GoodsLists({ mayAsk, onCode }: Props) {
  const { data } = useQuery('recommendation.listMine', {}, { keep: true, enabled: mayAsk, freshMs: FRESH_MS })
  if (!data || !mayAsk) return null
  return (
    <>
      <AgainList again={data.again.slice(0, AGAIN_MAX)} onCode={onCode} />
      <LikedList {...data} limit={LIKED_MAX} />
    </>
  )
}
