import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { usePages } from '../../api/use-pages'
import { useOwnName } from '../../frame/use-person'
import { SaveCodes } from '../../people/approval/SaveCodes'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'
import { CodesDialog } from './CodesDialog'

type Batch = ActionOutput<'coupon.listCodeBatches'>['batches'][number]
const unusedOf = ({ codes, used, voided }: Batch) => codes - used - voided

/** The batches of exchange codes of one coupon: how many are used, the codes again, and what was lost made void. */
export function CodeBatches() {
  const { templateId = '' } = useParams()
  const template = useAsk('coupon.listTemplates', {}).answer?.templates.find((each) => each.templateId === templateId)
  const [isMaking, setMaking] = useState(false)
  const [opened, setOpened] = useState<Batch | null>(null)
  const [voided, setVoided] = useState<Batch | null>(null)
  const shown = useRef<HTMLDivElement>(null)
  // The codes come below the list, which may be long.
  useEffect(() => {
    if (opened) shown.current?.focus()
  }, [opened])
  const { asked, more } = usePages(
    'coupon.listCodeBatches',
    { templateId },
    ({ nextBeforeAt }) => (nextBeforeAt === null ? null : { templateId, beforeAt: nextBeforeAt }),
    ({ batches }) => batches,
  )
  return (
    <Page
      under={{ to: `/coupons/${templateId}`, title: template?.title ?? '券' }}
      title="兑换码"
      acts={
        <Button type="primary" onClick={() => setMaking(true)}>
          做一批兑换码
        </Button>
      }
    >
      <div className="stack">
        <Card title="做过的批次" hint="作废只管还没有用的码；用掉的券照常">
          <Answer asked={asked} lines={6}>
            {(batches) => (
              <Rows
                name="做过的批次"
                rows={batches}
                keyOf={({ batchId }) => batchId}
                empty="这种券还没有做过兑换码"
                more={more}
                columns={[
                  {
                    title: '为什么做',
                    of: ({ note, by }) => (
                      <>
                        <strong>{note}</strong>
                        <small>{by}</small>
                      </>
                    ),
                  },
                  { title: '什么时候', of: ({ at }) => momentText(at) },
                  { title: '一共', of: ({ codes }) => `${grouped(codes)} 个`, isFigure: true },
                  { title: '用了', of: ({ used }) => grouped(used), isFigure: true },
                  { title: '没用', of: (batch) => grouped(unusedOf(batch)), isFigure: true },
                  {
                    title: '状态',
                    of: (batch) =>
                      batch.voided > 0 ? (
                        <Status tone="plain">作废了 {grouped(batch.voided)} 个</Status>
                      ) : (
                        <Status tone="good">能用</Status>
                      ),
                  },
                  {
                    title: '操作',
                    of: (batch) => (
                      <>
                        <Button type="link" size="small" onClick={() => setOpened(batch)}>
                          看这些码
                        </Button>
                        {unusedOf(batch) > 0 && (
                          <Button type="link" size="small" onClick={() => setVoided(batch)}>
                            作废没用的
                          </Button>
                        )}
                      </>
                    ),
                    isFigure: true,
                  },
                ]}
              />
            )}
          </Answer>
        </Card>
        {opened && (
          <div ref={shown} tabIndex={-1}>
            <Card title={`“${opened.note}”的码`} hint={`${grouped(opened.codes)} 个`}>
              <SaveCodes key={opened.batchId} batchId={opened.batchId} />
            </Card>
          </div>
        )}
      </div>
      <CodesDialog templateId={templateId} isOpen={isMaking} onClose={() => setMaking(false)} />
      {voided && <VoidDialog batch={voided} onClose={() => setVoided(null)} />}
    </Page>
  )
}

function VoidDialog({ batch, onClose }: { batch: Batch; onClose(): void }) {
  const act = useAct('coupon.voidCodes')
  const by = useOwnName()
  const { batchId, note, at } = batch
  return (
    <ActDialog
      title={`作废“${note}”里没用的码`}
      verb={`作废 ${grouped(unusedOf(batch))} 个，不能恢复`}
      isOpen
      onClose={onClose}
      isRunning={act.isRunning}
      error={act.error}
      isDestructive
      act={async (reason) => (await act.run({ batchId, by, note: reason })) !== null}
    >
      <p>
        {momentText(at)} 做的这一批，还没有用的全部作废，谁拿着都换不到。已经换成的 {grouped(batch.used)} 张券不受影响。
      </p>
    </ActDialog>
  )
}
