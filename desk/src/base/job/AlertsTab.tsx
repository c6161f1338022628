import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'

/** Alerts that wait until a person says that they are dealt with. */
export function AlertsTab() {
  const asked = useAsk('job.listAlerts', {})
  const close = useAct('job.closeAlert')
  const [closed, setClosed] = useState<string | null>(null)
  return (
    <Card title="提醒" hint="每条是什么意思，见指南“提醒”">
      <Answer asked={asked} lines={4}>
        {({ alerts }) => (
          <Rows
            name="提醒"
            rows={alerts}
            keyOf={({ alertId }) => alertId}
            empty="没有提醒"
            columns={[
              { title: '什么事', of: ({ text }) => text },
              { title: '次数', of: ({ count }) => `${count} 次`, isFigure: true, isExtra: true },
              { title: '最近', of: ({ at }) => momentText(at), isFigure: true },
              {
                title: '操作',
                of: ({ alertId }) => (
                  <Button type="link" size="small" onClick={() => setClosed(alertId)}>
                    处理好了
                  </Button>
                ),
                isFigure: true,
              },
            ]}
          />
        )}
      </Answer>
      <ActDialog
        title="这条提醒处理好了"
        verb="关掉提醒"
        isOpen={closed !== null}
        onClose={() => setClosed(null)}
        isRunning={close.isRunning}
        error={close.error}
        act={async (note) => closed !== null && (await close.run({ alertId: closed, note })) !== null}
      />
    </Card>
  )
}
