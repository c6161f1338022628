import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'

/** What the shop has noted about the member, who may take it away; nothing where there is none. */
export function OwnNote() {
  const { data, refresh } = useQuery('follow-up.getOwnNote', {})
  const remove = useMutation('follow-up.removeOwnNote', { onDone: () => void refresh() })
  if (!data?.note) return null
  return (
    <>
      <Card inset="rows">
        <ListRow
          title="店里备注"
          note={data.note.text}
          value={
            <Button
              kind="quiet"
              size="small"
              label="删掉店里备注"
              loading={remove.running}
              onClick={() => void remove.run({})}
            >
              删掉
            </Button>
          }
        />
      </Card>
      {remove.error ? <Notice tone="danger">{refusalText(remove.error)}</Notice> : null}
    </>
  )
}
