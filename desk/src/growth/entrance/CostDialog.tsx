import { Select } from 'antd'
import { useState } from 'react'
import { type BusinessDay, businessDayOf, daysBetween } from '#shared/kernel/business-day'
import { useAct } from '../../api/use-act'
import { useOwnName, useShopNow } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { DayInput } from '../../ui/DayInput'
import { daysText } from '../../ui/days-text'
import { Field } from '../../ui/Field'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { money } from '../../ui/words'
import type { ChannelCost } from './CostsTab'
import type { useChannels } from './use-channels'

const DAYS_MAX = 366

interface Props {
  channels: ReturnType<typeof useChannels>
  costs: readonly ChannelCost[]
  /** The one that is corrected; its channel and days are what it is known by, and stay. */
  cost: ChannelCost | null
  onClose(): void
}

interface Draft {
  channel: string | null
  fromDay: BusinessDay | null
  toDay: BusinessDay | null
  yuan: number | null
  note: string
}

/** What a channel cost in a stretch of days. The same channel and days again take the place of what was entered. */
export function CostDialog({ channels, costs, cost, onClose }: Props) {
  const save = useAct('entrance.saveCost')
  const today = businessDayOf(useShopNow())
  const by = useOwnName()
  const [draft, setDraft] = useState<Draft>({
    channel: cost?.channel ?? null,
    fromDay: cost?.fromDay ?? today,
    toDay: cost?.toDay ?? today,
    yuan: cost ? cost.costFen / 100 : null,
    note: cost?.note ?? '',
  })
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const { channel, fromDay, toDay, yuan, note } = draft
  const costFen = Math.round(100 * (yuan ?? 0))
  const entered = costs.find((each) => each.channel === channel && each.fromDay === fromDay && each.toDay === toDay)
  return (
    <ActDialog
      title={cost ? `改“${channels.nameOf(cost.channel)}”的花费` : '记一笔渠道花费'}
      verb={`记下 ${money(costFen)}`}
      isOpen
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      withReason={false}
      missing={missingIn(draft)}
      act={async () => {
        if (channel === null || fromDay === null || toDay === null) return false
        return (await save.run({ channel, fromDay, toDay, costFen, note: note.trim(), by })) !== null
      }}
    >
      {cost ? (
        <p className="soft">{daysText(cost)}。日子记错了：删掉，再记一笔</p>
      ) : (
        <>
          <Field label="哪个渠道">
            {(id) => (
              <Select
                id={id}
                showSearch
                optionFilterProp="label"
                placeholder="选一个"
                value={channel}
                options={channels.options}
                onChange={(chosen) => set({ channel: chosen })}
              />
            )}
          </Field>
          <div className="form-grid">
            <Field label="从哪天">
              {(id) => <DayInput id={id} value={fromDay} onChange={(day) => set({ fromDay: day })} />}
            </Field>
            <Field label="到哪天">
              {(id) => <DayInput id={id} value={toDay} onChange={(day) => set({ toDay: day })} />}
            </Field>
          </div>
          {entered && (
            <p className="warned">
              这个渠道这段日子已经记过 {money(entered.costFen)}（{entered.note}），保存后换成新的
            </p>
          )}
        </>
      )}
      <NumberField
        label="花了多少"
        unit="元"
        decimals={2}
        min={0}
        value={yuan}
        onChange={(amount) => set({ yuan: amount })}
      />
      <TextField
        label="花在哪"
        value={note}
        placeholder="如 门口立牌"
        maxLength={200}
        onChange={(text) => set({ note: text })}
      />
    </ActDialog>
  )
}

function missingIn({ channel, fromDay, toDay, yuan, note }: Draft): string | null {
  if (channel === null) return '选渠道'
  if (fromDay === null || toDay === null) return '写从哪天到哪天'
  const days = daysBetween(fromDay, toDay) + 1
  if (days < 1) return '到哪天要在从哪天以后'
  if (days > DAYS_MAX) return `一笔最多 ${DAYS_MAX} 天`
  if (!yuan) return '写花了多少'
  return note.trim() === '' ? '写一句花在哪' : null
}

export function RemoveCostDialog({ cost, name, onClose }: { cost: ChannelCost; name: string; onClose(): void }) {
  const save = useAct('entrance.saveCost')
  const by = useOwnName()
  const { channel, fromDay, toDay, costFen } = cost
  return (
    <ActDialog
      title={`删掉“${name}”的 ${money(costFen)}`}
      verb="删掉这笔花费"
      isOpen
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      isDestructive
      act={async (note) =>
        (await save.run({
          channel,
          fromDay: fromDay,
          toDay: toDay,
          costFen: 0,
          note,
          by,
        })) !== null
      }
    >
      <p>
        {daysText(cost)}，{cost.note}。删掉以后，这段日子的获客成本不再算它。
      </p>
    </ActDialog>
  )
}
